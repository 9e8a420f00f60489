import type { Band } from '@/engine/result';

export interface Contender {
  id: string;
  band: Band;
}

/** Who is ahead, or who cannot be told apart. */
export type Leader =
  | { kind: 'best'; id: string; runnerUpId: string | null }
  | { kind: 'withinUncertainty'; ids: string[] }
  | { kind: 'none' };

/** True where the P10-P90 bands share a value: the difference may be noise. */
export function bandsOverlap(a: Band, b: Band): boolean {
  return a.p10 <= b.p90 && b.p10 <= a.p90;
}

/**
 * The contender with the lowest (or highest) likely value, unless another's band overlaps its own.
 * Bands are compared as if drawn independently: where doubts are shared this is too careful, never too bold.
 */
export function leader(contenders: readonly Contender[], better: 'lower' | 'higher'): Leader {
  const sign = better === 'lower' ? 1 : -1;
  const order = [...contenders].sort((a, b) => sign * (a.band.p50 - b.band.p50));
  const first = order[0];
  if (first === undefined) return { kind: 'none' };
  const tied = order.filter((other) => bandsOverlap(first.band, other.band));
  if (tied.length > 1) return { kind: 'withinUncertainty', ids: tied.map((each) => each.id) };
  return { kind: 'best', id: first.id, runnerUpId: order[1]?.id ?? null };
}
