import { describe, expect, it } from 'vitest';
import { factQuantile } from '@/engine/uncertainty/fact-quantile';
import { bandOf, quantileOf, shareWithin } from '@/engine/uncertainty/quantile';
import { textHash, unitDraw } from '@/engine/uncertainty/random';

const draws = (seed: number, count: number) =>
  Float64Array.from({ length: count }, (_, index) => unitDraw(index, seed));

describe('draws', () => {
  it('put exactly one in each of 1,024 equal cells', () => {
    for (const seed of [1, 2, 0xdeadbeef]) {
      const cells = new Set(draws(seed, 1024).map((u) => Math.floor(u * 1024)));
      expect(cells.size).toBe(1024);
    }
  });

  it('lie inside (0, 1)', () => {
    for (const u of draws(7, 10_000)) {
      expect(u).toBeGreaterThan(0);
      expect(u).toBeLessThan(1);
    }
  });

  it('of different paths are not correlated', () => {
    const paths = Array.from({ length: 40 }, (_, index) => `assumptions.some.fact${index}`);
    const columns = paths.map((path) => draws(textHash(path, 1), 2048));
    let largest = 0;
    columns.forEach((a, i) => {
      for (const b of columns.slice(i + 1)) {
        let sum = 0;
        for (let k = 0; k < a.length; k++) sum += ((a[k] ?? 0) - 0.5) * ((b[k] ?? 0) - 0.5);
        largest = Math.max(largest, Math.abs((12 * sum) / a.length));
      }
    });
    // 780 pairs of 2,048 independent draws: four standard deviations and a little.
    expect(largest).toBeLessThan(0.1);
  });

  it('are the same on every machine', () => {
    expect(textHash('assumptions.power.drawExponentRatio', 1)).toBe(871_664_806);
    expect(unitDraw(12_345, 1)).toBe(0.17945290205534548);
  });
});

describe('quantile of a fact', () => {
  const fact = {
    value: 4.5,
    unit: '1',
    low: 2,
    high: 9,
    grade: 'assumption',
    source: 's',
    date: '2026',
  } as const;

  it('is low at 0, the likely value at one half, high at 1', () => {
    expect([0, 0.5, 1].map((p) => factQuantile(fact, p))).toEqual([2, 4.5, 9]);
  });

  it('is as far from the likely value below as above when low and high are equal ratios away', () => {
    const even = { ...fact, low: 1.5, high: 13.5 };
    const product = factQuantile(even, 0.2) * factQuantile(even, 0.8);
    expect(product).toBeCloseTo(4.5 ** 2, 9);
  });

  it('goes by differences where low is zero', () => {
    const fromZero = { ...fact, low: 0, high: 9 };
    expect(factQuantile(fromZero, 0.125)).toBeCloseTo(4.5 * 0.5, 9);
  });

  it('never falls', () => {
    let previous = 0;
    for (let p = 0; p <= 1; p += 1 / 512) {
      const value = factQuantile(fact, p);
      expect(value).toBeGreaterThanOrEqual(previous);
      previous = value;
    }
  });

  it('of an exact fact is its value', () => {
    const exact = { value: 8, unit: '1', grade: 'vendor', source: 's', date: '2026' } as const;
    expect(factQuantile(exact, 0.123)).toBe(8);
  });
});

describe('quantiles of values', () => {
  it('are linear between neighbours, as in NumPy', () => {
    expect(quantileOf(Float64Array.of(1, 2, 3, 4), 0.1)).toBeCloseTo(1.3, 12);
    expect(bandOf(Float64Array.of(5, 1, 3, 2, 4))).toEqual({ p10: 1.4, p50: 3, p90: 4.6 });
  });

  it('count the share within a limit', () => {
    expect(shareWithin(Float64Array.of(1, 2, 3, 4), 2)).toBe(0.5);
    expect(shareWithin(Float64Array.of(1, 2), null)).toBeNull();
  });
});
