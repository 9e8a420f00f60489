import { describe, expect, it } from 'vitest';
import { type FreeNumber, leastSquares } from '@/scripts/calibration/least-squares';

const OPTIONS = { iterations: 50, outlierRatio: 0.5, priorWeight: 1e-6 };
const free = (prior: number, low: number, high: number): FreeNumber => ({
  prior,
  low,
  high,
  spread: 1,
});
const points = Array.from({ length: 20 }, (_, index) => index / 4);

function fitLine(odd: number, high = 10): Float64Array {
  const measured = points.map((x, index) => 2 + 3 * x + (index === 7 ? odd : 0));
  return leastSquares(
    [free(0, -10, 10), free(1, -10, high)],
    (values) => ({
      errors: Float64Array.from(
        points,
        (x, index) =>
          (values[0] as number) + (values[1] as number) * x - (measured[index] as number),
      ),
      weights: new Float64Array(points.length).fill(1),
    }),
    OPTIONS,
  ).values;
}

describe('a fit', () => {
  it('finds the line that made the points', () => {
    const [offset, slope] = fitLine(0);
    expect(offset).toBeCloseTo(2, 3);
    expect(slope).toBeCloseTo(3, 3);
  });
  it('is not bent by one odd point', () => {
    const [offset, slope] = fitLine(50);
    expect(offset).toBeCloseTo(2, 0);
    expect(slope).toBeCloseTo(3, 1);
  });
  it('stays within its bounds', () => {
    expect(fitLine(0, 2.5)[1]).toBeLessThanOrEqual(2.5);
  });
  it('gives the same numbers again', () => {
    expect([...fitLine(5)]).toEqual([...fitLine(5)]);
  });
});
