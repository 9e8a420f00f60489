import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '@/engine/outcome';
import { flipPoint } from '@/engine/uncertainty/flip-point';
import { tornadoOf } from '@/engine/uncertainty/sensitivity';
import { bareInputs, factsWith, plainWork } from '../outcome-fixture';

const inputs = {
  ...bareInputs,
  nodePriceUsd: 200_000,
  supportedPriceUsdPerNode: 200_000,
  supportRatioPerYear: 0.08,
  electricityUsdPerKilowattHour: 0.14,
};
const facts = factsWith(
  inputs,
  {
    nodePriceUsd: { path: 'price', low: 100_000, high: 300_000 },
    supportedPriceUsdPerNode: { path: 'price', low: 100_000, high: 300_000 },
    supportRatioPerYear: { path: 'support', low: 0.03, high: 0.2 },
    electricityUsdPerKilowattHour: { path: 'tariff', low: 0.13, high: 0.15 },
    egressUsdPerGigabyte: { path: 'egress', low: 0, high: 0.1 },
  },
  'own',
);
const column = { id: 'a', work: plainWork, facts };

describe('tornado', () => {
  const bars = tornadoOf(column, 'cost');

  it('orders by swing and leaves out what does not move the goal', () => {
    expect(bars.map(({ path }) => path)).toEqual(['price', 'support', 'tariff']);
  });

  it('equals the outcome with that fact alone at its ends, wherever the fact enters', () => {
    const costAt = (usd: number) =>
      outcomeOf(
        plainWork,
        { ...inputs, nodePriceUsd: usd, supportedPriceUsdPerNode: usd },
        facts.settings,
      ).costUsd;
    expect(bars[0]?.goalAtLow).toBe(costAt(100_000));
    expect(bars[0]?.goalAtHigh).toBe(costAt(300_000));
  });

  it('of time is empty when only prices are in doubt', () => {
    expect(tornadoOf(column, 'time')).toEqual([]);
  });
});

describe('flip point', () => {
  const search = { low: 1, high: 100, stepCount: 8, toleranceRatio: 1e-6 };

  it('is where the decision changes, from either side', () => {
    const decisionAt = (value: number) => (value < 31 ? 'gpu' : 'rdu');
    for (const current of [10, 80]) {
      const found = flipPoint(decisionAt, { ...search, current });
      expect(found?.value).toBeCloseTo(31, 3);
      expect([found?.below, found?.above]).toEqual(['gpu', 'rdu']);
    }
  });

  it('one percent either way gives the two decisions', () => {
    const decisionAt = (value: number) => (value ** 2 > 777 ? 'b' : 'a');
    const found = flipPoint(decisionAt, { ...search, current: 3 });
    const value = found?.value ?? Number.NaN;
    expect(decisionAt(value * 0.99)).toBe(found?.below);
    expect(decisionAt(value * 1.01)).toBe(found?.above);
  });

  it('is the nearest of several', () => {
    const decisionAt = (value: number) => (value < 5 ? 'a' : value < 12 ? 'b' : 'c');
    expect(flipPoint(decisionAt, { ...search, current: 10 })?.value).toBeCloseTo(12, 3);
  });

  it('is the nearest wherever the changes on either side lie', () => {
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (start, left, right) => {
        const [low, high] = [1, 100];
        const at = (part: number, from: number, to: number) => from * (to / from) ** part;
        const current = at(start, low, high);
        const [below, above] = [at(left, low, current), at(right, current, high)];
        const decisionAt = (value: number) => (value < below ? 'a' : value < above ? 'b' : 'c');
        const found = flipPoint(decisionAt, { ...search, low, high, current })?.value ?? 0;
        const distances = [below, above].map((value) => Math.abs(Math.log(value / current)));
        expect(Math.abs(Math.log(found / current))).toBeCloseTo(Math.min(...distances), 2);
      }),
      { numRuns: 500 },
    );
  });

  it('does not exist where the decision is one', () => {
    expect(flipPoint(() => 'a', { ...search, current: 10 })).toBeNull();
  });

  it('is found in a range that touches zero', () => {
    const found = flipPoint((value) => (value < 0.25 ? 'a' : 'b'), {
      ...search,
      low: 0,
      high: 1,
      current: 0.8,
    });
    expect(found?.value).toBeCloseTo(0.25, 5);
  });
});
