import type { Values } from '../catalog/fact';
import type { QualityAssumptions } from '../catalog/quality-schema';
import { remembered } from '../remembered';
import type { ModelShape, Sparsity, SparsityPhase } from '../scenario';
import { longestShareRatio } from './fastest-schedule';
import { predictedLoss } from './quality';
import { DENSE_PHASES } from './sparsity';

/** What bounds the schedules of one pattern: nothing of it depends on a machine. */
export interface BoundQuestion {
  model: ModelShape;
  trainingTokens: number;
  pattern: Exclude<Sparsity['pattern'], 'dense'>;
  /** Levels to choose from. */
  sparsityRatios: readonly number[];
  lossGapLimit: number;
  quality: Values<QualityAssumptions>;
}

export type Phases = readonly SparsityPhase[];
type Level = Omit<SparsityPhase, 'tokenShareRatio'>;

const REMEMBERED_QUESTIONS = 64;
const DENSE: Level = { attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 };

/** Phases in order; those without tokens are left out. */
function inOrder(...parts: [Level, number][]): Phases {
  return parts
    .filter(([, tokenShareRatio]) => tokenShareRatio > 0)
    .map(([level, tokenShareRatio]) => ({ tokenShareRatio, ...level }));
}

/** Every level in all linears and in feed-forward alone. */
function levelsOf(sparsityRatios: readonly number[]): Level[] {
  return sparsityRatios.flatMap((ratio) => [
    { attentionSparsityRatio: ratio, feedForwardSparsityRatio: ratio },
    { attentionSparsityRatio: 0, feedForwardSparsityRatio: ratio },
  ]);
}

/** Weights only come back from one phase to the next: no group gets sparser, one gets denser. */
function opensInto(first: Level, second: Level): boolean {
  return (
    first !== second &&
    first.attentionSparsityRatio >= second.attentionSparsityRatio &&
    first.feedForwardSparsityRatio >= second.feedForwardSparsityRatio
  );
}

function schedulesWithinBound(question: BoundQuestion): readonly Phases[] {
  const { model, trainingTokens, pattern, lossGapLimit, quality } = question;
  const keepsBound = (phases: Phases) => {
    const plan: Sparsity = { pattern, phases: [...phases] };
    const { carryOverRatio } = quality;
    const loss = predictedLoss(model, trainingTokens, plan, carryOverRatio, quality);
    return loss.planned - loss.dense <= lossGapLimit;
  };
  const levels = levelsOf(question.sparsityRatios);
  const sparseToDense = levels.map((level) => {
    const at = (share: number) => inOrder([level, share], [DENSE, 1 - share]);
    return at(longestShareRatio((share) => keepsBound(at(share))));
  });
  const longestRatio = 1 - quality.minimumDenseShareRatio;
  const gradual = levels.flatMap((first) =>
    levels.flatMap((second) => {
      if (!opensInto(first, second)) return [];
      const at = (part: number) =>
        inOrder(
          [first, part * longestRatio],
          [second, (1 - part) * longestRatio],
          [DENSE, 1 - longestRatio],
        );
      if (!keepsBound(at(0)) || keepsBound(at(1))) return [];
      return [at(longestShareRatio((part) => keepsBound(at(part))))];
    }),
  );
  return [DENSE_PHASES, ...sparseToDense, ...gradual];
}

/**
 * The schedules among which the fastest within `lossGapLimit` is found, whatever the machine: dense
 * throughout; each level for the longest share that keeps the bound, then dense; and where a longer
 * sparse stretch is allowed at a lighter level, a deeper level before it (gradual), dense for
 * `minimumDenseShareRatio`. Time per token and lost tokens are linear in the shares, so no mix of
 * more levels is faster. Levels stand in all linears or in feed-forward alone; masks only open.
 */
export const boundedSchedules = remembered(
  schedulesWithinBound,
  (question) => JSON.stringify(question),
  REMEMBERED_QUESTIONS,
);

/**
 * The phases with the least time per token, sum(tokenShareRatio x secondsPerToken(phase)); the
 * first of equals. A phase that cannot run takes infinitely long.
 */
export function fastestPhases(
  schedules: readonly Phases[],
  secondsPerToken: (phase: SparsityPhase) => number,
): Phases {
  let best: Phases = DENSE_PHASES;
  let leastSeconds = Number.POSITIVE_INFINITY;
  for (const phases of schedules) {
    const seconds = phases.reduce(
      (sum, phase) => sum + phase.tokenShareRatio * secondsPerToken(phase),
      0,
    );
    if (seconds < leastSeconds) {
      best = phases;
      leastSeconds = seconds;
    }
  }
  return best;
}
