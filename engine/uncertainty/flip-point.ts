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

/**
 * The change of decision nearest to the current value (by ratio), or null when none is found in the
 * range. Walks outwards in equal ratios (equal steps where the range touches zero), then halves.
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
  const flips = [search.low, search.high].flatMap((end) => {
    const found = firstChange(
      (scaled) => decisionAt(fromScale(scaled)),
      start,
      toScale(end),
      here,
      search,
      fromScale,
    );
    return found === null ? [] : [found];
  });
  const distance = (flip: DecisionFlip) => Math.abs(toScale(flip.value) - start);
  return flips.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function firstChange(
  decisionAt: (scaled: number) => string,
  start: number,
  end: number,
  here: string,
  search: FlipSearch,
  fromScale: (scaled: number) => number,
): DecisionFlip | null {
  let near = start;
  for (let step = 1; step <= search.stepCount; step++) {
    let far = start + ((end - start) * step) / search.stepCount;
    let there = decisionAt(far);
    if (there === here) {
      near = far;
      continue;
    }
    const isCoarse = () =>
      Math.abs(fromScale(far) - fromScale(near)) >
      search.toleranceRatio * Math.max(Math.abs(fromScale(far)), Math.abs(fromScale(near)));
    while (isCoarse()) {
      const middle = (near + far) / 2;
      if (middle === near || middle === far) break;
      const decision = decisionAt(middle);
      if (decision === here) near = middle;
      else {
        far = middle;
        there = decision;
      }
    }
    const value = fromScale((near + far) / 2);
    return near < far ? { value, below: here, above: there } : { value, below: there, above: here };
  }
  return null;
}
