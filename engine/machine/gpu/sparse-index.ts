import { blockSize } from '../../workload/sparsity';
import type { StepQuestion } from '../step';

/** One index of a kept weight or block. */
const INDEX_BYTES = 2;
/** 2:4 stores two bits for each of the two kept weights in four. */
const TWO_FOUR_BYTES_PER_WEIGHT = 1 / 8;

/**
 * Bytes of mask or index per weight of the block linears, the levels of attention and feed-forward
 * weighed alike: INDEX_BYTES x (1 - sparsityRatio) / blockSize^2.
 */
export function sparseIndexBytesPerWeight(question: StepQuestion): number {
  const { sparsityPattern, attentionSparsityRatio, feedForwardSparsityRatio } = question;
  if (sparsityPattern === 'dense') return 0;
  const densest = Math.min(attentionSparsityRatio, feedForwardSparsityRatio);
  if (Math.max(attentionSparsityRatio, feedForwardSparsityRatio) === 0) return 0;
  if (sparsityPattern === '2:4') return TWO_FOUR_BYTES_PER_WEIGHT;
  return (INDEX_BYTES * (1 - densest)) / blockSize(sparsityPattern) ** 2;
}
