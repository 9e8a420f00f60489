import type { Band } from '../result';

/**
 * A band whose middle is the likely case, so that shown parts sum to it. Inputs are drawn with their
 * likely value as median, which keeps the median of the draws within a few percent of it.
 */
export function aroundLikely(band: Band, likely: number): Band {
  return { p10: Math.min(band.p10, likely), p50: likely, p90: Math.max(band.p90, likely) };
}
