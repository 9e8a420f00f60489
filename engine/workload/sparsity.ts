import type { Values } from '../catalog/fact';
import type { SparsityAssumptions } from '../catalog/sparsity-schema';
import { EngineError } from '../errors';
import {
  type AskedSparsity,
  type ModelShape,
  SPARSITY_PATTERNS,
  type Sparsity,
  type SparsityPhase,
} from '../scenario';
import {
  attentionProjectionWeights,
  feedForwardWeights,
  totalTokenFlops,
  trainingFlopsPerToken,
} from './transformer';

/** What sparse kernels gain and what indices take, without ranges. */
export type SparsityValues = Values<SparsityAssumptions>;

/** All tokens with all weights. */
export const DENSE_PHASES: readonly SparsityPhase[] = [
  { tokenShareRatio: 1, attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 },
];

/** The plan as stated; null where the engine is asked to choose its phases. */
export function statedSparsity(asked: AskedSparsity): Sparsity | null {
  if (asked.pattern === 'dense') return asked;
  const { pattern, phases } = asked;
  return phases === null ? null : { pattern, phases };
}

/** The plan's phases in order; a dense plan is one dense phase. Empty phases are left out. */
export function sparsityPhases(plan: Sparsity): readonly SparsityPhase[] {
  if (plan.pattern === 'dense') return DENSE_PHASES;
  const sum = plan.phases.reduce((total, phase) => total + phase.tokenShareRatio, 0);
  return plan.phases
    .filter((phase) => phase.tokenShareRatio > 0)
    .map((phase) => ({ ...phase, tokenShareRatio: phase.tokenShareRatio / sum }));
}

/** Share of the block linears' weights that a phase leaves out, projections and feed-forward by size. */
export function averageSparsityRatio(model: ModelShape, phase: SparsityPhase): number {
  const attention = attentionProjectionWeights(model);
  const feedForward = feedForwardWeights(model, true);
  const pruned =
    attention * phase.attentionSparsityRatio + feedForward * phase.feedForwardSparsityRatio;
  return pruned / (attention + feedForward);
}

/** True when a phase has all weights. */
export function isDensePhase(phase: SparsityPhase): boolean {
  return phase.attentionSparsityRatio === 0 && phase.feedForwardSparsityRatio === 0;
}

/** Share of all tokens that are spent in phases with left-out weights. */
export function sparseTokenShareRatio(plan: Sparsity): number {
  return sparsityPhases(plan)
    .filter((phase) => !isDensePhase(phase))
    .reduce((total, phase) => total + phase.tokenShareRatio, 0);
}

/** Dense training FLOPs over the plan's, all phases weighed by their tokens. */
export function flopDivisor(model: ModelShape, plan: Sparsity): number {
  const dense = totalTokenFlops(trainingFlopsPerToken(model));
  const planned = sparsityPhases(plan).reduce(
    (total, phase) =>
      total +
      phase.tokenShareRatio *
        totalTokenFlops(
          trainingFlopsPerToken(
            model,
            phase.attentionSparsityRatio,
            phase.feedForwardSparsityRatio,
          ),
        ),
    0,
  );
  return dense / planned;
}

/** Edge of the pattern's blocks in weights: 1 where single weights are left out. */
export function blockSize(pattern: Sparsity['pattern']): number {
  switch (pattern) {
    case 'dense':
    case 'unstructured':
      return 1;
    case '2:4':
      return 4;
    case 'block16':
      return 16;
    case 'block32':
      return 32;
    case 'block64':
      return 64;
  }
}

/**
 * Bytes of indices that one kept weight needs beside its value.
 * @source nvidia-ampere-whitepaper, 2:4 metadata
 */
export function indexBytesPerKeptWeight(
  pattern: Sparsity['pattern'],
  values: SparsityValues,
): number {
  const { storage } = values;
  switch (pattern) {
    case 'dense':
      return 0;
    case 'unstructured':
      return storage.indexBytesPerNonZero;
    case '2:4':
      return storage.indexBitsPerTwoFourNonZero / 8;
    default:
      return storage.indexBytesPerBlock / blockSize(pattern) ** 2;
  }
}

/** Bytes of a weight matrix as stored: (1 - sparsityRatio) x weights x (value + index); dense weights carry no index. */
export function storedWeightBytes(
  weightCount: number,
  sparsityRatio: number,
  pattern: Sparsity['pattern'],
  valueBytes: number,
  values: SparsityValues,
): number {
  const indexBytes = sparsityRatio > 0 ? indexBytesPerKeptWeight(pattern, values) : 0;
  return weightCount * (1 - sparsityRatio) * (valueBytes + indexBytes);
}

/** Refuses a plan whose blocks do not divide the model's sizes, naming the patterns that do. */
export function checkPatternFits(
  model: ModelShape,
  plan: Pick<Sparsity, 'pattern'>,
  path = 'sparsity',
): void {
  const block = blockSize(plan.pattern);
  const keyValueSize = (model.hiddenSize * model.keyValueHeads) / model.attentionHeads;
  const sizes = {
    hiddenSize: model.hiddenSize,
    feedForwardSize: model.feedForwardSize,
    keyValueSize,
  };
  const accepted = SPARSITY_PATTERNS.filter((pattern) =>
    Object.values(sizes).every((size) => size % blockSize(pattern) === 0),
  );
  for (const [field, size] of Object.entries(sizes))
    if (block > 1 && size % block !== 0)
      throw new EngineError('sparsityPatternDoesNotDivide', {
        path: `${path}.pattern`,
        pattern: plan.pattern,
        field,
        value: size,
        multipleOf: block,
        accepted,
      });
}
