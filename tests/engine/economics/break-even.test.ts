import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakEvenTrainingsCount,
  breakEvenUsdPerChipHour,
  rentOwnBreakEven,
} from '@/engine/economics/break-even';
import { machineCostUsd } from '@/engine/economics/machine-cost';
import { outcomeOf } from '@/engine/outcome';
import { likelyInputs } from '@/engine/outcome-facts';
import { bareInputs, factsWith, plainWork } from '../outcome-fixture';

const shared = { ...bareInputs, experimentShareRatio: 0.2, failedRunRatio: 0.05 };
const rentInputs = { ...shared, priceUsdPerChipHour: 3 };
const ownInputs = {
  ...shared,
  nodePriceUsd: 200_000,
  supportedPriceUsdPerNode: 200_000,
  networkCapitalRatio: 0.19,
  storageCapitalRatio: 0.05,
  installationRatio: 0.05,
  residualRatio: 0.1,
  decommissionRatio: 0.02,
  supportRatioPerYear: 0.08,
  discountRatioPerYear: 0.07,
  useRatio: 0.6,
  electricityUsdPerKilowattHour: 0.14,
  powerUsageEffectivenessRatio: 1.5,
  roomUsdPerKilowattMonth: 60,
};
const rent = factsWith(rentInputs, {}, 'rent');
const own = factsWith(ownInputs, {}, 'own');

describe('trainings at which owning meets renting', () => {
  it('is fixed over saved: 1,000 at 15 against 5 is 100', () => {
    expect(breakEvenTrainingsCount(1000, 5, 15)).toBe(100);
  });

  it('does not exist when renting costs no more per training', () => {
    expect(breakEvenTrainingsCount(1000, 15, 15)).toBeNull();
  });

  it('agrees with counting trainings one by one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 51, max: 200 }),
        (fixed, owned, rented) => {
          let count = 0;
          while (fixed + owned * count > rented * count) count++;
          const exact = breakEvenTrainingsCount(fixed, owned, rented) ?? Number.NaN;
          expect(Math.ceil(exact - 1e-9)).toBe(count);
        },
      ),
    );
  });
});

describe('renting against owning', () => {
  const found = rentOwnBreakEven(plainWork, rent, own);

  it('charges in life what the pro-rata cost charges per training', () => {
    const inputs = likelyInputs(own);
    const outcome = outcomeOf(plainWork, inputs, own.settings);
    const trainings = found.trainingsInLifeCount * inputs.useRatio;
    const proRata =
      machineCostUsd(outcome.runMachineUsd) * outcome.runCountRatio * trainings +
      // Storage is charged on the run alone, not on experiments.
      outcome.costUsdByCategory.storage * outcome.runCountRatio * trainings;
    const direct = found.fixedUsd + found.ownedUsdPerTraining * trainings;
    expect(Math.abs(direct / proRata - 1)).toBeLessThan(1e-9);
  });

  it('costs the same at the break-even number and use', () => {
    const count = found.trainingsCount ?? Number.NaN;
    const owned = found.fixedUsd + found.ownedUsdPerTraining * count;
    expect(Math.abs(owned / (found.rentedUsdPerTraining * count) - 1)).toBeLessThan(1e-9);
    expect(found.useRatio).toBeCloseTo(count / found.trainingsInLifeCount, 12);
    expect(found.useRatio).toBeGreaterThan(0);
    expect(found.useRatio).toBeLessThan(1);
  });

  it('meets renting later when rent is cheaper', () => {
    const cheap = factsWith({ ...rentInputs, priceUsdPerChipHour: 1.5 }, {}, 'rent');
    const later = rentOwnBreakEven(plainWork, cheap, own);
    expect(later.trainingsCount ?? 0).toBeGreaterThan(found.trainingsCount ?? Infinity);
    expect(later.paybackMonths ?? Infinity).toBeGreaterThan(found.paybackMonths ?? 0);
  });

  it('never meets renting that is nearly free', () => {
    const free = factsWith({ ...rentInputs, priceUsdPerChipHour: 0.001 }, {}, 'rent');
    const never = rentOwnBreakEven(plainWork, free, own);
    expect([never.trainingsCount, never.useRatio, never.paybackMonths]).toEqual([null, null, null]);
  });
});

describe('break-even price per chip-hour', () => {
  it('makes the option cost its target', () => {
    const price = breakEvenUsdPerChipHour(plainWork, rent, 12_345) ?? Number.NaN;
    const inputs = { ...rentInputs, priceUsdPerChipHour: price };
    expect(outcomeOf(plainWork, inputs, rent.settings).costUsd).toBeCloseTo(12_345, 6);
  });

  it('does not exist when the target is below the cost of a free machine', () => {
    const staffed = factsWith({ ...rentInputs, staffUsdPerHour: 100 }, {}, 'rent');
    expect(breakEvenUsdPerChipHour(plainWork, staffed, 1)).toBeNull();
  });
});
