import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programmeCostOf, secondsPerTraining, trainingsByYear } from '@/engine/economics/programme';
import { netBenefitUsdByYear, paybackMonths, presentValueUsd } from '@/engine/economics/roi';
import { outcomeOf } from '@/engine/outcome';
import type { Money, Programme } from '@/engine/scenario';
import { bareInputs, plainWork } from '../outcome-fixture';

const rent = { paymentKind: 'rent', hasMarketFactor: false } as const;
const money: Money = { currency: 'USD', currencyPerUsd: 1, discountRatio: 0.07 };
const programme: Programme = {
  horizonYears: 3,
  trainingsPerYear: 2,
  experimentShareRatio: 0,
  growthRatioPerYear: 0,
  benefitUsdPerMonth: null,
  delayCostUsdPerWeek: null,
};
const inputs = {
  ...bareInputs,
  priceUsdPerChipHour: 3.6,
  staffUsdPerHour: 100,
  operatorCount: 0,
  portingPersonMonths: 1,
  exitPersonMonths: 0.5,
};
/** 6,400 of rent, 16,000 of porting, 8,000 of exit. */
const outcome = outcomeOf(plainWork, inputs, rent);
const MONTH_SECONDS = (365.25 / 12) * 86_400;

describe('the time of one training', () => {
  it('is the horizon over its trainings, the first one always among them', () => {
    expect(secondsPerTraining(programme)).toBe(6 * MONTH_SECONDS);
    expect(secondsPerTraining({ ...programme, trainingsPerYear: 0 })).toBe(36 * MONTH_SECONDS);
    expect(secondsPerTraining({ ...programme, trainingsPerYear: 0.5 })).toBe(18 * MONTH_SECONDS);
  });
});

describe('programme', () => {
  it('puts porting in the first year, the exit in the last, the rent in all', () => {
    const cost = programmeCostOf(outcome, 2e9, programme, money);
    expect(cost.usdByYear).toEqual([28_800, 12_800, 20_800]);
    expect(cost.totalUsd).toBe(62_400);
    expect(cost.trainingsCount).toBe(6);
    expect(cost.usdPerTraining).toBeCloseTo(10_400, 9);
    expect(cost.usdPerBillionTokens).toBeCloseTo(5200, 9);
  });

  it('equals the first training when nothing is retrained in one year', () => {
    const once = { ...programme, horizonYears: 1, trainingsPerYear: 0 };
    expect(programmeCostOf(outcome, 2e9, once, money).totalUsd).toBeCloseTo(outcome.costUsd, 9);
  });

  it('grows by the year', () => {
    expect(trainingsByYear({ ...programme, growthRatioPerYear: 0.5 })).toEqual([2, 3, 4.5]);
  });

  it('invents no return where no benefit is entered', () => {
    const cost = programmeCostOf(outcome, 2e9, { ...programme, delayCostUsdPerWeek: 5 }, money);
    expect(cost.netPresentValueUsd).toBeNull();
    expect(cost.returnRatio).toBeNull();
    expect(cost.paybackMonths).toBeNull();
  });
});

describe('present value', () => {
  it('is the NPV of a spreadsheet: 100 in each of three years at 10 % is 248.685199098422', () => {
    expect(Math.abs(presentValueUsd([100, 100, 100], 0.1) - 248.685199098422)).toBeLessThan(1e-9);
  });

  it('follows the annuity formula to 1e-9', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 1e9, noNaN: true }),
        (years, rate, usd) => {
          const annuity = (usd * (1 - (1 + rate) ** -years)) / rate;
          const value = presentValueUsd(Array(years).fill(usd), rate);
          expect(Math.abs(value / annuity - 1)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('of the programme less its cost is the return', () => {
    const withBenefit = { ...programme, benefitUsdPerMonth: 5000, delayCostUsdPerWeek: 700 };
    const cost = programmeCostOf(outcome, 2e9, withBenefit, money);
    const readyYears = 1e5 / (365.25 * 86_400);
    const benefits = [(1 - readyYears) * 60_000 - readyYears * (365.25 / 7) * 700, 60_000, 60_000];
    const expected = benefits.reduce(
      (sum, usd, year) => sum + (usd - (cost.usdByYear[year] ?? 0)) / 1.07 ** (year + 1),
      0,
    );
    expect(Math.abs((cost.netPresentValueUsd ?? 0) / expected - 1)).toBeLessThan(1e-9);
    expect(cost.returnRatio).toBeCloseTo(expected / cost.presentValueUsd, 9);
  });
});

describe('benefit', () => {
  it('flows from the end of the first training: a training of 18 months leaves half of year two', () => {
    expect(netBenefitUsdByYear(3, 18 * MONTH_SECONDS, 100, 0)).toEqual([0, 600, 1200]);
  });
});

describe('payback', () => {
  it('of 1,200 a year against 200 a month from month 2 is month 4', () => {
    // Net falls by 100 a month to -200 at month 2, then rises by 100 a month.
    expect(paybackMonths([1200, 1200], 2 * MONTH_SECONDS, 200, 0)).toBeCloseTo(4, 9);
  });

  it('never comes when the benefit is less than the running cost', () => {
    expect(paybackMonths([1200, 1200], 0, 99, 0)).toBeNull();
  });

  it('comes at the very end where the last month brings the sum to nought', () => {
    expect(paybackMonths([10], 2 * MONTH_SECONDS, 1, 0)).toBeCloseTo(12, 9);
  });

  it('agrees with a search over fine steps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 400 }),
        (usdByYear, readyMonth, benefit) => {
          const months = usdByYear.length * 12;
          const netAt = (month: number) => {
            let net = 0;
            for (let m = 0; m < month; m++)
              net += (m >= readyMonth ? benefit : 0) - (usdByYear[Math.floor(m / 12)] ?? 0) / 12;
            return net;
          };
          let found: number | null = 0;
          for (let month = 1; month <= months; month++)
            if (netAt(month) < -1e-9) found = null;
            else if (found === null) found = month;
          const exact = paybackMonths(usdByYear, readyMonth * MONTH_SECONDS, benefit, 0);
          if (found === null) return exact === null || Math.abs(netAt(months)) < 1e-6;
          return exact !== null && exact <= found + 1e-6 && exact >= found - 1 - 1e-6;
        },
      ),
    );
  });
});
