export interface Clock {
  /** The time of day, for what people read. */
  nowMilliseconds(): number;
  /** As now, but never twice the same, so that "newest first" has one answer. */
  stampMilliseconds(): number;
  /** The latest time ever seen: a clock set back must not revive an expired link. */
  latestMilliseconds(): number;
}

const LARGEST_LEAD_MILLISECONDS = 1_000;

export function createClock(readMilliseconds: () => number = () => Date.now()): Clock {
  let latest = Number.NEGATIVE_INFINITY;
  let stamped = Number.NEGATIVE_INFINITY;
  const now = () => {
    const milliseconds = readMilliseconds();
    latest = Math.max(latest, milliseconds);
    return milliseconds;
  };
  return {
    nowMilliseconds: now,
    stampMilliseconds: () => {
      const milliseconds = now();
      const lead = stamped - milliseconds;
      stamped = lead >= 0 && lead < LARGEST_LEAD_MILLISECONDS ? stamped + 1 : milliseconds;
      return stamped;
    },
    latestMilliseconds: () => {
      now();
      return latest;
    },
  };
}
