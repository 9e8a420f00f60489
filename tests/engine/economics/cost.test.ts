import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OutcomeSettings, outcomeOf } from '@/engine/outcome';
import type { OutcomeInput } from '@/engine/outcome-inputs';
import { COST_CATEGORIES } from '@/engine/result';
import { anyInputs, anyWork, bareInputs, plainWork, sparseWork } from '../outcome-fixture';

const rent: OutcomeSettings = { paymentKind: 'rent', hasMarketFactor: false };
const own: OutcomeSettings = { paymentKind: 'own', hasMarketFactor: false };
const anySettings = fc
  .constantFrom('rent', 'own', 'colocate', 'existing')
  .map((paymentKind) => ({ paymentKind, hasMarketFactor: true }) as OutcomeSettings);

const YEAR_SECONDS = 365.25 * 86_400;
/** 100,000 s of a 4-year life that is used by half. */
const lifeShare = 1e5 / (4 * YEAR_SECONDS * 0.5);

describe('renting', () => {
  it('costs price x term x chip-hours', () => {
    const inputs = { ...bareInputs, priceUsdPerChipHour: 3.6, termPriceRatio: 0.5 };
    const { costUsdByCategory, costUsd } = outcomeOf(plainWork, inputs, rent);
    expect(costUsdByCategory.compute).toBeCloseTo(64 * 1e5 * 0.0005, 9);
    expect(costUsd).toBeCloseTo(3200, 9);
  });

  it('splits experiments, failed runs and mask exploration from the run', () => {
    const inputs = {
      ...bareInputs,
      priceUsdPerChipHour: 3.6,
      experimentShareRatio: 0.2,
      failedRunRatio: 0.05,
      maskExplorationRatio: 0.1,
    };
    const dense = outcomeOf(plainWork, inputs, rent).costUsdByCategory;
    expect([dense.compute, dense.experiments, dense.failedRuns, dense.sparseTuning]).toEqual([
      6400, 1280, 320, 0,
    ]);
    const sparse = outcomeOf(sparseWork, inputs, rent).costUsdByCategory;
    expect(sparse.sparseTuning).toBeCloseTo(sparse.compute / 10, 9);
  });

  it('moves time lost to interruptions from compute to failed runs', () => {
    const inputs = {
      ...bareInputs,
      priceUsdPerChipHour: 3.6,
      interruptionsPerChipDay: 1e-2,
      restartSeconds: 3600,
    };
    const { costUsdByCategory, trainingSecondsByPart } = outcomeOf(plainWork, inputs, rent);
    expect(costUsdByCategory.compute).toBeCloseTo(6400, 6);
    expect(costUsdByCategory.failedRuns).toBeCloseTo(0.064 * trainingSecondsByPart.failures, 6);
  });

  it('stores data and checkpoints while training and after, and carries the weights out', () => {
    const inputs = {
      ...bareInputs,
      storageUsdPerGigabyteMonth: 0.1,
      storageUsableRatio: 0.8,
      retentionMonths: 6,
      checkpointBytesPerParameter: 14,
      checkpointBytesPerSecondPerNode: 1e30,
      storedCheckpointCount: 2,
      egressUsdPerGigabyte: 0.09,
    };
    const { costUsdByCategory } = outcomeOf(plainWork, inputs, rent);
    const months = 1e5 / (YEAR_SECONDS / 12) + 6;
    expect(costUsdByCategory.storage).toBeCloseTo((288 / 0.8) * 0.1 * months, 6);
    expect(costUsdByCategory.egress).toBeCloseTo(20 * 0.09, 9);
  });
});

describe('owning', () => {
  const inputs = {
    ...bareInputs,
    nodePriceUsd: 200_000,
    supportedPriceUsdPerNode: 200_000,
    networkCapitalRatio: 0.2,
    residualRatio: 0.1,
    decommissionRatio: 0.02,
    installationRatio: 0.05,
    supportRatioPerYear: 0.08,
    storageCapitalRatio: 0.05,
    discountRatioPerYear: 0.07,
    useRatio: 0.5,
    electricityUsdPerKilowattHour: 0.15,
    powerUsageEffectivenessRatio: 1.5,
    roomUsdPerKilowattMonth: 100,
  };
  const { costUsdByCategory } = outcomeOf(plainWork, inputs, own);
  const servers = 1.6e6;
  const fabric = 4e5;

  it('charges the purchase and its capital pro rata of the life in use', () => {
    const financing = 0.07 * 4 * 0.5;
    const installation = 0.05 * (servers + fabric);
    const capital = servers * (1 + financing * 1.1) + installation * (1 + financing);
    expect(costUsdByCategory.capital).toBeCloseTo(capital * lifeShare, 6);
    expect(costUsdByCategory.network).toBeCloseTo(fabric * (1 + financing * 1.1) * lifeShare, 6);
    expect(costUsdByCategory.residual).toBeCloseTo(-(servers + fabric) * 0.08 * lifeShare, 6);
    expect(costUsdByCategory.storage).toBeCloseTo(servers * 0.05 * lifeShare, 6);
    expect(costUsdByCategory.support).toBeCloseTo((servers + fabric) * 0.08 * 4 * lifeShare, 6);
  });

  it('pays electricity, cooling by PUE and the room by provisioned power', () => {
    const kilowattHours = 2.56e9 / 3.6e6;
    const roomMonths = 1e5 / 0.5 / (YEAR_SECONDS / 12);
    expect(costUsdByCategory.energy).toBeCloseTo(kilowattHours * 0.15, 6);
    expect(costUsdByCategory.facility).toBeCloseTo(
      kilowattHours * 0.5 * 0.15 + 25.6 * 100 * roomMonths,
      6,
    );
    expect(costUsdByCategory.compute).toBe(0);
  });

  it('needs no fabric on one node', () => {
    const one = { ...plainWork, nodeCount: 1, chipCount: 8 };
    expect(outcomeOf(one, inputs, own).costUsdByCategory.network).toBe(0);
  });

  it('costs half per run when the machine is used twice as much, energy apart', () => {
    const twice = outcomeOf(plainWork, { ...inputs, useRatio: 1 }, own).costUsdByCategory;
    expect(twice.capital).toBeCloseTo(costUsdByCategory.capital / 2, 6);
    expect(twice.energy).toBeCloseTo(costUsdByCategory.energy, 9);
  });
});

describe('people', () => {
  it('cost person-months x hours x rate, and operators by the time and size of the machine', () => {
    const inputs = {
      ...bareInputs,
      staffUsdPerHour: 100,
      portingPersonMonths: 6,
      sparseTuningPersonMonths: 3,
      exitPersonMonths: 2,
      preparationPersonMonths: 1,
    };
    const { costUsdByCategory: small } = outcomeOf(sparseWork, inputs, rent);
    expect(small.porting).toBe(96_000);
    expect(small.sparseTuning).toBe(48_000);
    expect(small.exit).toBe(32_000);
    const operatorMonths = 52_000 / (YEAR_SECONDS / 12);
    expect(small.operations).toBeCloseTo(16_000 * (1 + operatorMonths), 6);
    const large = outcomeOf({ ...sparseWork, nodeCount: 64 }, inputs, rent).costUsdByCategory;
    expect(large.operations).toBeCloseTo(16_000 * (1 + 2 * operatorMonths), 6);
  });
});

describe('categories', () => {
  it('sum to the cost, are finite, and only the resale is negative', () => {
    fc.assert(
      fc.property(anyWork, anyInputs, anySettings, (work, inputs, settings) => {
        const { costUsdByCategory, costUsd, co2eKilograms, energyJoules } = outcomeOf(
          work,
          inputs,
          settings,
        );
        const sum = COST_CATEGORIES.reduce((total, c) => total + costUsdByCategory[c], 0);
        expect(Number.isFinite(costUsd)).toBe(true);
        expect(Math.abs(sum - costUsd)).toBeLessThanOrEqual(1e-9 * Math.abs(costUsd));
        for (const category of COST_CATEGORIES)
          if (category !== 'residual')
            expect(costUsdByCategory[category]).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(co2eKilograms + energyJoules)).toBe(true);
      }),
    );
  });

  const NEVER_CHEAPER: OutcomeInput[] = [
    'stepTimeRatio',
    'priceUsdPerChipHour',
    'electricityUsdPerKilowattHour',
    'powerUsageEffectivenessRatio',
    'nodePriceUsd',
    'roomUsdPerKilowattMonth',
    'staffUsdPerHour',
    'portingPersonMonths',
    'experimentShareRatio',
    'failedRunRatio',
    'storageUsdPerGigabyteMonth',
    'egressUsdPerGigabyte',
    'restartSeconds',
    'startUpSeconds',
  ];
  it('never fall when a price, tariff, PUE, time or share of reruns grows', () => {
    fc.assert(
      fc.property(
        anyWork,
        anyInputs,
        anySettings,
        fc.constantFrom(...NEVER_CHEAPER),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (work, drawn, settings, name, factor) => {
          // A machine that resells above its price would make a dearer one cheaper.
          const inputs = { ...drawn, residualRatio: Math.min(drawn.residualRatio, 0.5) };
          const before = outcomeOf(work, inputs, settings).costUsd;
          const after = outcomeOf(
            work,
            { ...inputs, [name]: inputs[name] * factor },
            settings,
          ).costUsd;
          expect(after).toBeGreaterThanOrEqual(before * (1 - 1e-12));
        },
      ),
    );
  });

  it('double in their own row when their price doubles', () => {
    const rows: [OutcomeInput, (typeof COST_CATEGORIES)[number], OutcomeSettings][] = [
      ['priceUsdPerChipHour', 'compute', rent],
      ['storageUsdPerGigabyteMonth', 'storage', rent],
      ['egressUsdPerGigabyte', 'egress', rent],
      ['nodePriceUsd', 'capital', own],
      ['electricityUsdPerKilowattHour', 'energy', own],
      ['supportRatioPerYear', 'support', own],
      ['staffUsdPerHour', 'operations', rent],
      ['portingPersonMonths', 'porting', rent],
      ['exitPersonMonths', 'exit', rent],
    ];
    fc.assert(
      fc.property(anyWork, anyInputs, fc.constantFrom(...rows), (work, inputs, row) => {
        const [name, category, settings] = row;
        const before = outcomeOf(work, inputs, settings).costUsdByCategory[category];
        const doubled = { ...inputs, [name]: inputs[name] * 2 };
        const after = outcomeOf(work, doubled, settings).costUsdByCategory[category];
        expect(Math.abs(after - 2 * before)).toBeLessThanOrEqual(1e-9 * Math.abs(before));
      }),
    );
  });
});
