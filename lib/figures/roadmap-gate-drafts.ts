import type { GateRule, PlannedRoadmap, RoadmapStage } from '@/engine/recommend/roadmap-result';
import type { Scenario } from '@/engine/scenario';
import {
  constant,
  difference,
  type Expression,
  maximum,
  minimum,
  power,
  product,
  quotient,
  sum,
} from './expression';
import type { Draft } from './option-context';
import { assumed, found, planned } from './roadmap-leaves';

const one = constant('one', 1, '1');
const gapOf = ({ rules }: RoadmapStage) => rules.find(({ metric }) => metric === 'lossGapNats');

/** Limits on the loss gap of the stages that measure one: the limit at full size, enlarged, less doubt. */
function gapDrafts(roadmap: PlannedRoadmap, scenario: Scenario): Draft[] {
  const { stages, assumed: values, pilot } = roadmap;
  const full = stages.at(-1);
  const fullGap = full === undefined ? undefined : gapOf(full)?.predicted?.p50;
  return stages.flatMap((stage): Draft[] => {
    const gap = gapOf(stage);
    if (gap === undefined || stage === full) return [];
    const of = (place: string) => planned(`${stage.id}.${place}`);
    const own = (place: string, kind: Draft['kind'], formula: Expression): Draft => ({
      place: `${stage.id}.${place}`,
      labelKey: place,
      kind,
      formula,
    });
    const runCount = stage.sides[0]?.runCount ?? 1;
    const noise = product(
      assumed('seedLossNats', values, 'nat'),
      power(
        quotient(constant('two', 2, '1'), found('runsPerSideCount', runCount, '1')),
        constant('half', 1 / 2, '1'),
      ),
    );
    const gateDeviations = assumed('gateDeviationsRatio', values);
    const transfer = minimum(
      assumed('gapUncertaintyRatio', values),
      assumed('largestTransferRatio', values),
    );
    const growth =
      fullGap === undefined || fullGap <= 0 || gap.predicted === null
        ? one
        : quotient(
            found('stageGapNats', gap.predicted.p50, 'nat'),
            found('fullGapNats', fullGap, 'nat'),
          );
    const limit = {
      op: 'given',
      name: 'lossGapLimit',
      value: scenario.goals.lossGapLimit,
      unit: 'nat',
      origin: { kind: 'scenario', path: 'goals.lossGapLimit' },
    } as const;
    return [
      own('gapGrowth', 'ratio', growth),
      own('gapLimitNats', 'nats', product(limit, of('gapGrowth'))),
      own('noiseNats', 'nats', product(gateDeviations, noise)),
      ...(stage.id === 'pilot'
        ? [
            {
              ...own(
                'detectableNats',
                'nats',
                product(sum(gateDeviations, assumed('powerDeviationsRatio', values)), noise),
              ),
              value: pilot.detectableGapNats,
            },
          ]
        : []),
      {
        ...own(
          'gapGoNats',
          'nats',
          maximum(
            constant('nothing', 0, 'nat'),
            difference(quotient(of('gapLimitNats'), sum(one, transfer)), of('noiseNats')),
          ),
        ),
        value: gap.low,
      },
      {
        ...own(
          'gapStopNats',
          'nats',
          sum(quotient(of('gapLimitNats'), difference(one, transfer)), of('noiseNats')),
        ),
        value: gap.high,
      },
    ];
  });
}

const LOW = constant('lowQuantile', 0.1, '1');
const MIDDLE = constant('middleQuantile', 0.5, '1');
const BETWEEN = constant('betweenQuantiles', 0.4, '1');

/** The chance of a value below a limit, straight between the quantiles of its band and on at the same slopes. */
function chanceBelow(rule: GateRule, limit: number, roadmap: PlannedRoadmap): Expression | null {
  const { predicted, metric } = rule;
  if (predicted === null) return null;
  const unit = metric === 'lossGapNats' ? 'nat' : '1';
  const { p10, p50, p90 } = predicted;
  const isLow = limit <= p50;
  const [from, to] = isLow ? [p10, p50] : [p50, p90];
  if (to <= from) return null;
  const fromGiven = found(isLow ? 'p10' : 'p50', from, unit);
  const straight = sum(
    isLow ? LOW : MIDDLE,
    quotient(
      product(BETWEEN, difference(found('gateLimit', limit, unit), fromGiven)),
      difference(found(isLow ? 'p50' : 'p90', to, unit), fromGiven),
    ),
  );
  const surest = assumed('surestChanceRatio', roadmap.assumed);
  return minimum(surest, maximum(difference(one, surest), straight));
}

/** Rules that decide the pilot's chances: what is compared, else the throughput. */
function decidingRules({ pilot: { rules } }: PlannedRoadmap): GateRule[] {
  const compared = rules.filter(({ metric }) => metric !== 'tokensPerSecondPerChip');
  return compared.length > 0 ? compared : rules;
}

/** Chances to pass the pilot's gate and to be stopped there, rule by rule and together. */
function chanceDrafts(roadmap: PlannedRoadmap): Draft[] {
  const { pilot } = roadmap;
  const rules = decidingRules(roadmap);
  const parts = rules.map((rule) => {
    const isLower = rule.better === 'lower';
    const [goLimit, stopLimit] = isLower ? [rule.low, rule.high] : [rule.high, rule.low];
    const above = (below: Expression | null) => (below === null ? null : difference(one, below));
    const goBelow = chanceBelow(rule, goLimit, roadmap);
    const stopBelow = chanceBelow(rule, stopLimit, roadmap);
    return {
      metric: rule.metric,
      go: isLower ? goBelow : above(goBelow),
      notStop: isLower ? stopBelow : above(stopBelow),
    };
  });
  const isKnown = parts.every(({ go, notStop }) => go !== null && notStop !== null);
  const chance = (place: string, value: number, formula: Expression): Draft => ({
    place: `pilot.${place}`,
    labelKey: place,
    kind: 'ratio',
    value,
    formula: isKnown ? formula : found(place, value, '1'),
  });
  const named = (part: 'go' | 'notStop', metric: string) => `pilot.${part}.${metric}`;
  const partDrafts = parts.flatMap(({ metric, go, notStop }) =>
    (['go', 'notStop'] as const).flatMap((part): Draft[] => {
      const formula = part === 'go' ? go : notStop;
      if (formula === null || !isKnown) return [];
      return [
        { place: named(part, metric), labelKey: `${part}.${metric}`, kind: 'ratio', formula },
      ];
    }),
  );
  const together = (part: 'go' | 'notStop') =>
    product(...rules.map(({ metric }) => planned(named(part, metric))));
  return [
    ...partDrafts,
    chance('goProbability', pilot.goProbability, together('go')),
    chance('stopProbability', pilot.stopProbability, difference(one, together('notStop'))),
  ];
}

/** Limits on the loss gap, and the chances to pass them or be stopped. */
export function gateDrafts(roadmap: PlannedRoadmap, scenario: Scenario): Draft[] {
  return [...gapDrafts(roadmap, scenario), ...chanceDrafts(roadmap)];
}
