import type { OutcomeInputs } from '../outcome-inputs';
import type { TrainingWork } from '../training-work';
import { JOULES_PER_KILOWATT_HOUR, SECONDS_PER_YEAR } from '../units';

/**
 * Emissions of electricity: energy x the grid's factor. With the location's mean factor this is the
 * location-based figure, with the supply contract's factor the market-based one.
 * @source ghg-scope2-2015, chapter 6
 */
export function operationalKilograms(
  energyJoules: number,
  kilogramsPerKilowattHour: number,
): number {
  return (energyJoules / JOULES_PER_KILOWATT_HOUR) * kilogramsPerKilowattHour;
}

/**
 * Share of the emissions of making chips and hosts: all of them x occupied time / (life x share of
 * the life in use), so that work that fills the machine's life carries all of it.
 * @source luccioni-2022-bloom, section 4.1
 */
export function embodiedKilograms(
  work: TrainingWork,
  inputs: OutcomeInputs,
  occupiedSeconds: number,
): number {
  const madeKilograms =
    work.chipCount * inputs.embodiedKilogramsPerChip +
    work.nodeCount * inputs.embodiedKilogramsPerHost;
  const usedLifeSeconds = inputs.embodiedLifeYears * SECONDS_PER_YEAR * inputs.embodiedUseRatio;
  return (madeKilograms * occupiedSeconds) / usedLifeSeconds;
}
