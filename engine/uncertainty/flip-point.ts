/** Where a decision changes: `below` holds just under `value`, `above` at and over it. */
export interface DecisionFlip {
  value: number;
  below: string;
  above: string;
}

/** How a flip point is sought between `low` and `high` around the current value. */
export interface FlipSearch {
  current: number;
  low: number;
  high: number;
  /** Looks per side before halving: a decision that changes and changes back within one is missed. */
  stepCount: number;
  /** The flip is found to within this share of its value. */
  toleranceRatio: number;
}

/** A stretch of the scale in which the decision changes: it starts at the end towards the current value. */
interface Bracket {
  start: number;
  end: number;
  /** Decided at the end. */
  there: string;
}

/**
 * The change of decision nearest to the current value (by ratio), or null when none is found in the
 * range. Walks outwards on both sides in equal ratios (equal steps where the range touches zero), as
 * far as a change may still be the nearest, then halves.
 */
export function flipPoint(
  decisionAt: (value: number) => string,
  search: FlipSearch,
): DecisionFlip | null {
  const isLogarithmic = search.low > 0;
  const toScale = (value: number) => (isLogarithmic ? Math.log(value) : value);
  const fromScale = (scaled: number) => (isLogarithmic ? Math.exp(scaled) : scaled);
  const start = toScale(search.current);
  const here = decisionAt(search.current);
  const decided = (scaled: number) => decisionAt(fromScale(scaled));
  const stepDistance = [search.low, search.high].map(
    (end) => (toScale(end) - start) / search.stepCount,
  );
  const flips = nearestBrackets(decided, start, stepDistance, here, search.stepCount).map(
    (bracket) => narrowed(decided, bracket, here, search, fromScale),
  );
  const distance = (flip: DecisionFlip) => Math.abs(toScale(flip.value) - start);
  return flips.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The first change on either side; of two, only those that may hold the nearest. */
function nearestBrackets(
  decided: (scaled: number) => string,
  start: number,
  stepDistance: readonly number[],
  here: string,
  stepCount: number,
): Bracket[] {
  const found: Bracket[] = [];
  const isBeyond = (at: Bracket['start']) =>
    found.some(({ end }) => Math.abs(end - start) <= Math.abs(at - start));
  const open = new Set(stepDistance);
  for (let step = 1; step <= stepCount; step++)
    for (const side of open) {
      const near = start + side * (step - 1);
      if (isBeyond(near)) continue;
      const far = start + side * step;
      const there = decided(far);
      if (there === here) continue;
      found.push({ start: near, end: far, there });
      open.delete(side);
    }
  return found.filter((bracket) => !isBeyond(bracket.start));
}

/** Halves a bracket until the flip is found as closely as asked. */
function narrowed(
  decided: (scaled: number) => string,
  bracket: Bracket,
  here: string,
  { toleranceRatio }: FlipSearch,
  fromScale: (scaled: number) => number,
): DecisionFlip {
  let { start: near, end: far, there } = bracket;
  const isCoarse = () =>
    Math.abs(fromScale(far) - fromScale(near)) >
    toleranceRatio * Math.max(Math.abs(fromScale(far)), Math.abs(fromScale(near)));
  while (isCoarse()) {
    const middle = (near + far) / 2;
    if (middle === near || middle === far) break;
    const decision = decided(middle);
    if (decision === here) near = middle;
    else {
      far = middle;
      there = decision;
    }
  }
  const value = fromScale((near + far) / 2);
  return near < far ? { value, below: here, above: there } : { value, below: there, above: here };
}
