import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanChipWatts } from '@/engine/energy/power';
import { outcomeOf } from '@/engine/outcome';
import { bareInputs, plainWork } from '../outcome-fixture';

const rent = { paymentKind: 'rent', hasMarketFactor: false } as const;

describe('chip power', () => {
  it('is idle at rest and the rating from full-draw utilisation on', () => {
    expect(meanChipWatts(50, 400, 0, 0.4, 0.42)).toBe(50);
    expect(meanChipWatts(50, 400, 0.4, 0.4, 0.42)).toBe(400);
    expect(meanChipWatts(50, 400, 0.9, 0.4, 0.42)).toBe(400);
  });

  it('never falls as utilisation grows and stays between idle and rating', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.double({ min: 0.1, max: 1, noNaN: true }), (a, b, full) => {
        const watts = (u: number) => meanChipWatts(60, 700, u, full, 0.42);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(watts(low)).toBeLessThanOrEqual(watts(high));
        expect(watts(low)).toBeGreaterThanOrEqual(60);
        expect(watts(high)).toBeLessThanOrEqual(700);
      }),
    );
  });
});

describe('energy', () => {
  it('of 64 chips at 400 W for 100,000 s is 2.56 GJ', () => {
    expect(outcomeOf(plainWork, bareInputs, rent).energyJoules).toBeCloseTo(2.56e9, 0);
  });

  it('adds hosts, then network on both, then the facility on all of it', () => {
    const inputs = {
      ...bareInputs,
      hostWattsPerNode: 800,
      networkPowerRatio: 0.1,
      powerUsageEffectivenessRatio: 1.5,
    };
    const { energyJoulesByPart: parts, energyJoules } = outcomeOf(plainWork, inputs, rent);
    expect(parts.chips).toBeCloseTo(2.56e9, 0);
    expect(parts.host).toBeCloseTo(6.4e8, 0);
    expect(parts.network).toBeCloseTo(3.2e8, 0);
    expect(parts.facility).toBeCloseTo(1.76e9, 0);
    expect(energyJoules).toBeCloseTo(5.28e9, 0);
  });

  it('at the power limit draws its share of the rating', () => {
    const inputs = { ...bareInputs, fullDrawRatio: 0.98 };
    expect(outcomeOf(plainWork, inputs, rent).energyJoules).toBeCloseTo(0.98 * 2.56e9, 0);
  });

  it('idles through start-up', () => {
    const inputs = { ...bareInputs, startUpSeconds: 1000 };
    const extra = outcomeOf(plainWork, inputs, rent).energyJoules - 2.56e9;
    expect(extra).toBeCloseTo(64 * 50 * 1000, 0);
  });

  it('counts experiments and failed runs', () => {
    const inputs = { ...bareInputs, experimentShareRatio: 0.2, failedRunRatio: 0.05 };
    expect(outcomeOf(plainWork, inputs, rent).energyJoules).toBeCloseTo(3.2e9, 0);
  });
});
