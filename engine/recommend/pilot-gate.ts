import type { Assumptions } from '../catalog/assumption-schema';
import type { Fact, Values } from '../catalog/fact';
import type { ResolvedInput } from '../outcome-facts';
import type { Band } from '../result';
import { factQuantile } from '../uncertainty/fact-quantile';
import type { GateMetric, GateRule } from './roadmap-result';
import type { StageRun } from './stage-runs';
import type { PilotValues } from './stage-size';

/** Quantiles of a band's ends. */
const LOW_PROBABILITY = 0.1;
const HIGH_PROBABILITY = 0.9;

/**
 * Half the width of what seed noise does to a gap measured over `seedCount` runs a side:
 * deviations x seedLossNats x sqrt(2 / seedCount).
 */
export function gapHalfWidthNats(
  seedLossNats: number,
  seedCount: number,
  deviationsRatio: number,
): number {
  return deviationsRatio * seedLossNats * Math.sqrt(2 / seedCount);
}

/**
 * Runs a side that a gap limit asks for: from the usual number up, the fewest with which the
 * detectable gap stays below half the limit even at the high end of the seed noise.
 */
export function seedCountFor(
  lossGapLimitNats: number,
  { seedCount: seeds, seedLossNats: noise }: { seedCount: Fact; seedLossNats: Fact },
  pilot: PilotValues,
): number {
  const deviations = pilot.gateDeviationsRatio + pilot.powerDeviationsRatio;
  const most = Math.max(seeds.value, seeds.high ?? seeds.value);
  let count = Math.max(1, Math.round(seeds.value));
  const detectable = () => gapHalfWidthNats(noise.high ?? noise.value, count, deviations);
  while (count < most && detectable() > lossGapLimitNats / 2) count++;
  return count;
}

/** Quantile of an input that an outcome takes: of its fact, or the number that the scenario states. */
function inputQuantile(input: ResolvedInput, probability: number): number {
  return 'fact' in input ? factQuantile(input.fact, probability) : input.value;
}

/** Time of a run with its sparse steps taking `ratio` times as long, over the likely time. */
function stretchedRatio({ found }: StageRun, ratio: number): number {
  const { sparseSteps, denseSteps } = found.trainingSecondsByPart;
  const total = sparseSteps + denseSteps;
  return total === 0 ? 1 : (denseSteps + ratio * sparseSteps) / total;
}

const perChip = ({ found }: StageRun) => found.tokensPerSecond / found.chipCount;

/**
 * Tokens per second and chip of the candidate over the counterpart's, with its band: the model's error
 * on sparse steps, and on steps at all where the machines differ (on one machine it cancels).
 * Independent errors add as squares of their logarithms.
 */
export function speedUpBand(candidate: StageRun, counterpart: StageRun): Band {
  const likely = perChip(candidate) / perChip(counterpart);
  const isShared = candidate.asked.hardware === counterpart.asked.hardware;
  const end = (slowProbability: number, fastProbability: number) => {
    const parts = [
      Math.log(stretchedRatio(candidate, inputQuantile(candidate.sparseStepTime, slowProbability))),
      Math.log(
        stretchedRatio(counterpart, inputQuantile(counterpart.sparseStepTime, fastProbability)),
      ),
      ...(isShared
        ? []
        : [
            Math.log(inputQuantile(candidate.stepTime, slowProbability)),
            Math.log(inputQuantile(counterpart.stepTime, fastProbability)),
          ]),
    ];
    return Math.exp(Math.hypot(...parts));
  };
  return {
    p10: likely / end(HIGH_PROBABILITY, LOW_PROBABILITY),
    p50: likely,
    p90: likely * end(LOW_PROBABILITY, HIGH_PROBABILITY),
  };
}

/**
 * A chance read off a band: straight between P10, P50 and P90, on at the same slopes, and never nearer
 * to certain than `surestChanceRatio`.
 */
export function probabilityBelow(
  { p10, p50, p90 }: Band,
  value: number,
  surestChanceRatio: number,
): number {
  const [from, to, base] =
    value <= p50
      ? [p10, p50, LOW_PROBABILITY]
      : [p50, p90, (LOW_PROBABILITY + HIGH_PROBABILITY) / 2];
  const half = (HIGH_PROBABILITY - LOW_PROBABILITY) / 2;
  const width = to - from;
  const probability = width > 0 ? base + (half * (value - from)) / width : value >= p50 ? 1 : 0;
  return Math.min(surestChanceRatio, Math.max(1 - surestChanceRatio, probability));
}

/**
 * Chances that all rules say go, and that some rule says stop, as if their errors were independent. A
 * rule on what is not predicted takes `unpredictedChanceRatio` for both.
 */
export function gateChances(
  rules: readonly GateRule[],
  { surestChanceRatio, unpredictedChanceRatio }: PilotValues,
): {
  goProbability: number;
  stopProbability: number;
} {
  const below = (band: Band, value: number) => probabilityBelow(band, value, surestChanceRatio);
  const held = ({ better, predicted, low, high }: GateRule, goes: boolean) => {
    if (predicted === null) return unpredictedChanceRatio;
    const chance = below(predicted, (better === 'lower') === goes ? low : high);
    return better === 'lower' ? chance : 1 - chance;
  };
  const product = (of: (rule: GateRule) => number) =>
    rules.reduce((chance, rule) => chance * of(rule), 1);
  return {
    goProbability: product((rule) => held(rule, true)),
    stopProbability: 1 - product((rule) => held(rule, false)),
  };
}

/** How far the loss law may be off between two sizes: its own uncertainty, within what a gate allows for. */
export function transferRatioOf({ pilot, quality }: Values<Assumptions>): number {
  return Math.min(pilot.largestTransferRatio, quality.gapUncertaintyRatio);
}

/**
 * Limits on a measured gap. Go where even a law that is off by `transferRatio` and seed noise
 * leave it under the limit; stop where even those leave it over; between, one more seed.
 */
export function gapRule(
  lossGapLimitNats: number,
  halfWidthNats: number,
  transferRatio: number,
  predicted: Band | null,
): GateRule {
  return {
    metric: 'lossGapNats',
    better: 'lower',
    low: Math.max(0, lossGapLimitNats / (1 + transferRatio) - halfWidthNats),
    high: lossGapLimitNats / (1 - transferRatio) + halfWidthNats,
    predicted,
    evidence: 'assumption',
  };
}

/**
 * Limits on a measured speed-up. Go at the lower edge of the prediction and where the candidate pays;
 * stop below the speed-up at which it costs as much as its counterpart at full size.
 */
export function speedUpRule(predicted: Band, breakEvenSpeedUpRatio: number | null): GateRule {
  const pays = breakEvenSpeedUpRatio ?? predicted.p90;
  return {
    metric: 'speedUpRatio',
    better: 'higher',
    low: pays,
    high: Math.max(pays, predicted.p10),
    predicted,
    evidence: 'assumption',
  };
}

/** Limits on tokens per second and chip: nine in ten predictions reach the first, the whole range the second. */
export function throughputRule(run: StageRun): GateRule {
  const predicted = perChip(run);
  const timeRatio = (probability: number) =>
    inputQuantile(run.stepTime, probability) *
    stretchedRatio(run, inputQuantile(run.sparseStepTime, probability));
  const slowest = timeRatio(1);
  return {
    metric: 'tokensPerSecondPerChip',
    better: 'higher',
    low: predicted / slowest,
    high: predicted / timeRatio(HIGH_PROBABILITY),
    predicted: {
      p10: predicted / timeRatio(HIGH_PROBABILITY),
      p50: predicted,
      p90: predicted / timeRatio(LOW_PROBABILITY),
    },
    evidence: 'fact' in run.stepTime ? run.stepTime.fact.grade : 'assumption',
  };
}

/** A cap: go within the band, stop beyond the limit that the asker set (without one, beyond the band). */
export function capRule(metric: GateMetric, predicted: Band, limit: number | null): GateRule {
  return {
    metric,
    better: 'lower',
    low: Math.min(predicted.p90, limit ?? predicted.p90),
    high: limit ?? predicted.p90,
    predicted,
    evidence: 'assumption',
  };
}
