import type { OutcomeInputs } from '../outcome-inputs';
import type { TrainingWork } from '../training-work';
import { BYTES_PER_GIGABYTE, SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '../units';
import type { MachineCostUsd } from './machine-cost';

/** Writes the rent of one run: price x term share x chips x hours. Energy and rooms are in the price. */
export function writeRentedMachineUsd(
  work: TrainingWork,
  inputs: OutcomeInputs,
  occupiedSeconds: number,
  into: MachineCostUsd,
): void {
  const usdPerChipHour = inputs.priceUsdPerChipHour * inputs.termPriceRatio;
  into.compute = (usdPerChipHour * work.chipCount * occupiedSeconds) / SECONDS_PER_HOUR;
  into.energy = 0;
  into.facility = 0;
  into.network = 0;
  into.support = 0;
  into.capital = 0;
  into.residual = 0;
}

/** Rent of storage for the data set and the kept checkpoints, while training and afterwards. */
export function rentedStorageUsd(
  work: TrainingWork,
  inputs: OutcomeInputs,
  checkpointBytes: number,
  trainingSeconds: number,
): number {
  const storedBytes =
    work.trainingTokens * inputs.datasetBytesPerToken +
    inputs.storedCheckpointCount * checkpointBytes;
  const boughtGigabytes = storedBytes / inputs.storageUsableRatio / BYTES_PER_GIGABYTE;
  const months = trainingSeconds / SECONDS_PER_MONTH + inputs.retentionMonths;
  return boughtGigabytes * inputs.storageUsdPerGigabyteMonth * months;
}

/** Carrying the trained weights out of the provider's network. */
export function egressUsd(work: TrainingWork, inputs: OutcomeInputs): number {
  const gigabytes = (work.parameterCount * inputs.egressBytesPerParameter) / BYTES_PER_GIGABYTE;
  return gigabytes * inputs.egressUsdPerGigabyte;
}
