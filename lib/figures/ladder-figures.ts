import { plannedSparsity } from '@/engine/planned-sparsity';
import type { Band, LadderRung, OptionResult, Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { sparseTokenShareRatio } from '@/engine/workload/sparsity';
import {
  constant,
  difference,
  type Expression,
  figureIdsOf,
  figureOf,
  product,
  quotient,
  sum,
} from './expression';
import { type Figure, type FigureKind, UNIT_OF_KIND } from './figure';

type GivenName = 'globalBatchTokens' | 'stepSeconds' | 'chipCount' | 'tokensPerSecondPerChip';
type RungPlace = 'tokensPerSecondPerChip' | 'factor' | 'cumulativeFactor';

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

/** Tokens of a step over its time and chips; the rate itself in answers frozen without them. */
function stepFormula(rung: LadderRung, index: number): Expression {
  const given = (name: GivenName, value: number, unit: string): Expression => ({
    op: 'given',
    name,
    value,
    unit,
    origin: { kind: 'result', path: `ladder.${index}.${name}` },
  });
  const { globalBatchTokens, stepSeconds, chipCount, tokensPerSecondPerChip } = rung;
  if (globalBatchTokens === undefined || stepSeconds === undefined || chipCount === undefined)
    return given('tokensPerSecondPerChip', tokensPerSecondPerChip, 'token/s');
  return quotient(
    given('globalBatchTokens', globalBatchTokens, 'token'),
    product(given('stepSeconds', stepSeconds, 's'), given('chipCount', chipCount, '1')),
  );
}

/** Rate, factor and product so far of every rung; factors are ratios of two rates. */
export function ladderFigures(
  ladder: NonNullable<Result['ladder']>,
  scenario: Pick<Scenario, 'options'>,
  isDataflow: (hardwareId: string) => boolean,
  found: readonly OptionResult[],
): Figure[] {
  const [first] = ladder;
  if (first === undefined) return [];
  const shareRatio = scenario.options
    .filter(({ hardware }) => isDataflow(hardware))
    .map((asked) =>
      plannedSparsity(
        asked,
        found.find(({ id }) => id === asked.id),
      ),
    )
    .map((plan) => sparseTokenShareRatio(plan))
    .find((share) => share > 0);
  return ladder.flatMap((rung, index) => {
    const before = ladder[index - 1] ?? rung;
    const rate: Expression =
      rung.id === 'sparseToDense' && shareRatio !== undefined
        ? scheduleFormula(shareRatio)
        : stepFormula(rung, index);
    const own = figureOf(rateId(rung.id));
    return [
      rungFigure(rung, 'tokensPerSecondPerChip', 'tokensPerSecond', rate),
      rungFigure(rung, 'factor', 'ratio', quotient(own, figureOf(rateId(before.id)))),
      rungFigure(rung, 'cumulativeFactor', 'ratio', quotient(own, figureOf(rateId(first.id)))),
    ];
  });
}

/** The first rung is the yardstick: nothing about it is in doubt against itself. */
function bandOf(rung: LadderRung, place: RungPlace): Band | null {
  if (place === 'tokensPerSecondPerChip') return null;
  const band = place === 'factor' ? rung.factorBand : rung.cumulativeFactorBand;
  return band === undefined || band.p10 === band.p90 ? null : band;
}

function rungFigure(
  rung: LadderRung,
  place: RungPlace,
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
    band: bandOf(rung, place),
    formula,
    inputs: figureIdsOf(formula),
    sources: [],
    grade: rung.evidence,
  };
}
