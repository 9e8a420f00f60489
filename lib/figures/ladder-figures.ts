import type { LadderRung, Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { sparseTokenShareRatio } from '@/engine/workload/sparsity';
import {
  constant,
  difference,
  type Expression,
  figureIdsOf,
  figureOf,
  quotient,
  sum,
} from './expression';
import { type Figure, type FigureKind, UNIT_OF_KIND } from './figure';

const rateId = (rungId: string) => `ladder.${rungId}.tokensPerSecondPerChip`;

/** The last rung is the time-weighted mean of the sparse phase's rate and the best dense one. */
function scheduleFormula(shareRatio: number): Expression {
  const share: Expression = {
    op: 'given',
    name: 'sparseTokenShareRatio',
    value: shareRatio,
    unit: '1',
    origin: { kind: 'scenario', path: 'options.sparsity.phases' },
  };
  const one = constant('one', 1, '1');
  return quotient(
    one,
    sum(
      quotient(share, figureOf(rateId('wholeDecoder'))),
      quotient(difference(one, share), figureOf(rateId('attentionOnChip'))),
    ),
  );
}

/** Rate, factor and product so far of every rung; factors are ratios of two rates. */
export function ladderFigures(
  ladder: NonNullable<Result['ladder']>,
  scenario: Pick<Scenario, 'options'>,
  isDataflow: (hardwareId: string) => boolean,
): Figure[] {
  const [first] = ladder;
  if (first === undefined) return [];
  const shareRatio = scenario.options
    .filter(({ hardware }) => isDataflow(hardware))
    .map(({ sparsity }) => sparseTokenShareRatio(sparsity))
    .find((share) => share > 0);
  return ladder.flatMap((rung, index) => {
    const { tokensPerSecondPerChip } = rung;
    const before = ladder[index - 1] ?? rung;
    const rate: Expression =
      rung.id === 'sparseToDense' && shareRatio !== undefined
        ? scheduleFormula(shareRatio)
        : {
            op: 'given',
            name: 'tokensPerSecondPerChip',
            value: tokensPerSecondPerChip,
            unit: 'token/s',
            origin: { kind: 'result', path: `ladder.${index}.tokensPerSecondPerChip` },
          };
    const own = figureOf(rateId(rung.id));
    return [
      rungFigure(rung, 'tokensPerSecondPerChip', 'tokensPerSecond', rate),
      rungFigure(rung, 'factor', 'ratio', quotient(own, figureOf(rateId(before.id)))),
      rungFigure(rung, 'cumulativeFactor', 'ratio', quotient(own, figureOf(rateId(first.id)))),
    ];
  });
}

function rungFigure(
  rung: LadderRung,
  place: 'tokensPerSecondPerChip' | 'factor' | 'cumulativeFactor',
  kind: FigureKind,
  formula: Expression,
): Figure {
  return {
    id: `ladder.${rung.id}.${place}`,
    optionId: null,
    labelKey: `ladder.${place}`,
    labelValues: {},
    kind,
    unit: UNIT_OF_KIND[kind],
    value: rung[place],
    band: null,
    formula,
    inputs: figureIdsOf(formula),
    sources: [],
    grade: rung.evidence,
  };
}
