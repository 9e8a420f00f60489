import type { Values } from '../catalog/fact';
import type { QualityAssumptions } from '../catalog/quality-schema';
import { EngineError } from '../errors';
import type { ModelShape, Sparsity } from '../scenario';
import { predictedLoss } from './quality';

/** What is asked of a sparse-to-dense schedule: one level in attention and feed-forward alike. */
export interface ScheduleQuestion {
  model: ModelShape;
  trainingTokens: number;
  pattern: Exclude<Sparsity['pattern'], 'dense'>;
  /** Levels to choose from; 2:4 has .5 alone. */
  sparsityRatios: readonly number[];
  lossGapLimit: number;
  carryOverRatio?: number;
  quality?: Values<QualityAssumptions>;
}

/** One schedule: what it loses in quality and what it gains in time against dense throughout. */
export interface SchedulePoint {
  plan: Sparsity;
  sparseShareRatio: number;
  sparsityRatio: number;
  lossGap: number;
  speedupRatio: number;
}

/** Steps of the bisection on the sparse share: 2^-20 of all tokens. */
const BISECTIONS = 20;
const CURVE_POINTS = 21;

/** The largest share that keeps a bound which the empty share keeps and longer ones lose. */
export function longestShareRatio(keepsBound: (shareRatio: number) => boolean): number {
  if (keepsBound(1)) return 1;
  let low = 0;
  let high = 1;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (keepsBound(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** A sparse phase of `sparseShareRatio` of the tokens, then a dense one. */
export function sparseToDensePlan(
  pattern: ScheduleQuestion['pattern'],
  sparseShareRatio: number,
  sparsityRatio: number,
): Sparsity {
  if (sparseShareRatio <= 0 || sparsityRatio <= 0) return { pattern: 'dense' };
  const sparse = {
    tokenShareRatio: sparseShareRatio,
    attentionSparsityRatio: sparsityRatio,
    feedForwardSparsityRatio: sparsityRatio,
  };
  const dense = {
    tokenShareRatio: 1 - sparseShareRatio,
    attentionSparsityRatio: 0,
    feedForwardSparsityRatio: 0,
  };
  return { pattern, phases: sparseShareRatio >= 1 ? [sparse] : [sparse, dense] };
}

function schedulePoint(
  question: ScheduleQuestion,
  sparseShareRatio: number,
  sparsityRatio: number,
  tokensPerSecond: (sparsityRatio: number) => number,
): SchedulePoint {
  const plan = sparseToDensePlan(question.pattern, sparseShareRatio, sparsityRatio);
  const { dense, planned } = predictedLoss(
    question.model,
    question.trainingTokens,
    plan,
    question.carryOverRatio,
    question.quality,
  );
  const denseRate = tokensPerSecond(0);
  const secondsPerToken =
    sparseShareRatio / tokensPerSecond(sparsityRatio) + (1 - sparseShareRatio) / denseRate;
  return {
    plan,
    sparseShareRatio,
    sparsityRatio,
    lossGap: planned - dense,
    speedupRatio: 1 / (secondsPerToken * denseRate),
  };
}

/**
 * The schedule with the least time per token whose predicted loss gap stays at or under
 * `lossGapLimit`: for each level the largest sparse share (the gap grows with the share), then the
 * fastest of them and dense. Time per token = share / sparse rate + (1 - share) / dense rate.
 */
export function fastestSchedule(
  question: ScheduleQuestion,
  tokensPerSecond: (sparsityRatio: number) => number,
): SchedulePoint {
  let best = schedulePoint(question, 0, 0, tokensPerSecond);
  for (const sparsityRatio of question.sparsityRatios) {
    checkLevel(question.pattern, sparsityRatio);
    const at = (share: number) => schedulePoint(question, share, sparsityRatio, tokensPerSecond);
    const longest = at(longestShareRatio((share) => at(share).lossGap <= question.lossGapLimit));
    if (longest.speedupRatio > best.speedupRatio) best = longest;
  }
  return best;
}

/** Loss gap and speed-up over the sparse share, one curve per level: what quality buys in time. */
export function tradeOffCurve(
  question: ScheduleQuestion,
  tokensPerSecond: (sparsityRatio: number) => number,
): SchedulePoint[][] {
  return question.sparsityRatios.map((sparsityRatio) => {
    checkLevel(question.pattern, sparsityRatio);
    return Array.from({ length: CURVE_POINTS }, (_, index) =>
      schedulePoint(question, index / (CURVE_POINTS - 1), sparsityRatio, tokensPerSecond),
    );
  });
}

function checkLevel(pattern: ScheduleQuestion['pattern'], sparsityRatio: number): void {
  const isAccepted =
    pattern === '2:4' ? sparsityRatio === 0.5 : sparsityRatio >= 0 && sparsityRatio < 1;
  if (!isAccepted)
    throw new EngineError('sparsityLevelNotInPattern', {
      pattern,
      value: sparsityRatio,
      accepted: pattern === '2:4' ? 0.5 : '0 to below 1',
    });
}
