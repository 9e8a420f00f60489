import { describe, expect, it } from 'vitest';
import { outcomeOf } from '@/engine/outcome';
import { bareInputs, plainWork } from '../outcome-fixture';

const inputs = {
  ...bareInputs,
  gridKilogramsPerKilowattHour: 0.45,
  marketKilogramsPerKilowattHour: 0.1,
  embodiedKilogramsPerChip: 150,
  embodiedKilogramsPerHost: 2500,
  embodiedLifeYears: 4,
  embodiedUseRatio: 0.5,
};
const kilowattHours = 2.56e9 / 3.6e6;
const embodied = ((64 * 150 + 8 * 2500) * 1e5) / (4 * 365.25 * 86_400 * 0.5);

describe('carbon', () => {
  it('is kWh x grid factor plus the share of the machines used up', () => {
    const outcome = outcomeOf(plainWork, inputs, { paymentKind: 'rent', hasMarketFactor: false });
    expect(outcome.co2eKilogramsByPart.operational).toBeCloseTo(kilowattHours * 0.45, 9);
    expect(outcome.co2eKilogramsByPart.embodied).toBeCloseTo(embodied, 9);
    expect(outcome.co2eKilograms).toBeCloseTo(kilowattHours * 0.45 + embodied, 9);
    expect(outcome.co2eKilogramsMarketBased).toBeNull();
  });

  it('stands market-based beside location-based where a factor is known', () => {
    const outcome = outcomeOf(plainWork, inputs, { paymentKind: 'rent', hasMarketFactor: true });
    expect(outcome.co2eKilogramsMarketBased).toBeCloseTo(kilowattHours * 0.1 + embodied, 9);
  });
});
