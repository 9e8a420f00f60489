import type { ModelShape, Sparsity } from '../scenario';
import { predictedLoss, type QualityValues } from './quality';

/** 2^-40 of the range: far below what any measurement tells apart. */
const BISECTIONS = 40;

/**
 * Worth of a sparse token that explains a measured loss gap: `predictedLoss` solved for its carry-over
 * between 0 and 1, where the gap falls as the worth grows. Null where the gap lies beyond both ends,
 * or where the plan has no dense end and the worth does not matter.
 */
export function carryOverFromGap(
  model: ModelShape,
  trainingTokens: number,
  sparsity: Sparsity,
  gapLossNats: number,
  quality: QualityValues,
): number | null {
  const gapAt = (carryOverRatio: number) => {
    const loss = predictedLoss(model, trainingTokens, sparsity, carryOverRatio, quality);
    return loss.planned - loss.dense;
  };
  let low = Number.EPSILON;
  let high = 1;
  if (!(gapAt(low) > gapAt(high))) return null;
  if (gapLossNats > gapAt(low) || gapLossNats < gapAt(high)) return null;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (gapAt(middle) > gapLossNats) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
