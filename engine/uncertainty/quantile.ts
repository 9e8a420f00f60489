import type { Band } from '../result';

/** Quantile of ascending values, linear between neighbours (type 7, the default of R and NumPy). */
export function quantileOf(ascending: Float64Array, probability: number): number {
  const position = (ascending.length - 1) * probability;
  const below = Math.floor(position);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}

/** Ten, fifty and ninety percent points. */
export function bandOf(values: Float64Array): Band {
  const ascending = values.slice().sort();
  return {
    p10: quantileOf(ascending, 0.1),
    p50: quantileOf(ascending, 0.5),
    p90: quantileOf(ascending, 0.9),
  };
}

/** Share of values at or below a limit; null without one. */
export function shareWithin(values: Float64Array, limit: number | null): number | null {
  if (limit === null) return null;
  let count = 0;
  for (const value of values) if (value <= limit) count++;
  return count / values.length;
}
