export interface Limiter {
  /** Takes one of the allowed tries; when none is left, the seconds until there is one again. */
  take(key: string, nowMilliseconds: number): number | null;
  /** Gives a try back: it turned out to be none. */
  refund(key: string): void;
}

const MOST_KEYS = 10_000;

/** So many tries per key in a sliding window. Keeps the keys used last, so its size is bounded. */
export function createLimiter(allowedCount: number, windowMilliseconds: number): Limiter {
  const triesByKey = new Map<string, number[]>();
  return {
    take(key, nowMilliseconds) {
      const recent = (triesByKey.get(key) ?? []).filter(
        (atMilliseconds) => nowMilliseconds - atMilliseconds < windowMilliseconds,
      );
      triesByKey.delete(key);
      triesByKey.set(key, recent);
      const [oldestKey] = triesByKey.keys();
      if (triesByKey.size > MOST_KEYS && oldestKey !== undefined) triesByKey.delete(oldestKey);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= allowedCount)
        return Math.max(1, Math.ceil((oldest + windowMilliseconds - nowMilliseconds) / 1000));
      recent.push(nowMilliseconds);
      return null;
    },
    refund(key) {
      triesByKey.get(key)?.pop();
    },
  };
}
