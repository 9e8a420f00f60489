import { type Outcome, outcomeOf } from '../outcome';
import { likelyInputs, type OutcomeFacts } from '../outcome-facts';
import type { OutcomeInputs } from '../outcome-inputs';
import type { TrainingWork } from '../training-work';
import { MONTHS_PER_YEAR, SECONDS_PER_YEAR } from '../units';
import { machineCostUsd } from './machine-cost';
import {
  fabricUsd,
  financedUsd,
  netResaleUsd,
  ownedStorageUsd,
  roomUsd,
  serversUsd,
  supportUsdPerYear,
} from './own';

/** Renting against owning the same machine for the same trainings. Two straight lines in their number. */
export interface RentOwnBreakEven {
  /** Cost of owning over the machine's life however much it is used. */
  fixedUsd: number;
  /** Further cost of each training on the owned machine: electricity with cooling. */
  ownedUsdPerTraining: number;
  rentedUsdPerTraining: number;
  /** Trainings from which owning costs less; null when it never does. */
  trainingsCount: number | null;
  /** Trainings that fill the machine's life, experiments and failed runs included. */
  trainingsInLifeCount: number;
  /** Share of the machine's life in use above which owning costs less; null when it never does. */
  useRatio: number | null;
  /** Months of full use after which the purchase is earned back; null when renting is cheaper to run. */
  paybackMonths: number | null;
}

/** Cost of owning over the whole life: purchase, fabric, storage, capital, support, room, less resale. */
export function ownedFixedUsd(work: TrainingWork, inputs: OutcomeInputs): number {
  const lifeSeconds = inputs.lifeYears * SECONDS_PER_YEAR;
  const usedSeconds = lifeSeconds * inputs.useRatio;
  return (
    purchaseUsd(work, inputs) +
    capitalCostUsd(work, inputs) +
    supportUsdPerYear(work, inputs) * inputs.lifeYears +
    roomUsd(work, inputs, usedSeconds) -
    netResaleUsd(work, inputs)
  );
}

/** Servers, fabric, installation and storage. */
export function purchaseUsd(work: TrainingWork, inputs: OutcomeInputs): number {
  const cluster = serversUsd(work, inputs) + fabricUsd(work, inputs);
  const lifeOfUseSeconds = inputs.lifeYears * SECONDS_PER_YEAR * inputs.useRatio;
  return cluster * (1 + inputs.installationRatio) + ownedStorageUsd(work, inputs, lifeOfUseSeconds);
}

function capitalCostUsd(work: TrainingWork, inputs: OutcomeInputs): number {
  const cluster = serversUsd(work, inputs) + fabricUsd(work, inputs);
  const installation = cluster * inputs.installationRatio;
  const financed =
    financedUsd(cluster, cluster * inputs.residualRatio, inputs) +
    financedUsd(installation, 0, inputs);
  return financed - cluster - installation;
}

/** Number of trainings at which fixed + owned x n = rented x n; null when a rented training costs no more. */
export function breakEvenTrainingsCount(
  fixedUsd: number,
  ownedUsdPerTraining: number,
  rentedUsdPerTraining: number,
): number | null {
  const savedUsdPerTraining = rentedUsdPerTraining - ownedUsdPerTraining;
  return savedUsdPerTraining > 0 ? fixedUsd / savedUsdPerTraining : null;
}

/** Machine, storage and egress of one training with its experiments: what renting and owning do not share. */
function rentedUsd(outcome: Outcome, runCountRatio: number): number {
  const { storage, egress } = outcome.costUsdByCategory;
  return machineCostUsd(outcome.runMachineUsd) * runCountRatio + storage + egress;
}

/**
 * Where owning a dedicated machine meets renting it. Staff, porting and exit are left out: they come
 * either way. `own` and `rent` describe the same work under two payments.
 */
export function rentOwnBreakEven(
  work: TrainingWork,
  rent: OutcomeFacts,
  own: OutcomeFacts,
): RentOwnBreakEven {
  const inputs = likelyInputs(own);
  const rented = outcomeOf(work, likelyInputs(rent), rent.settings);
  const owned = outcomeOf(work, inputs, own.settings);
  const { energyJoulesByPart, occupiedSeconds } = owned;
  // Masks are explored once, not again for every training.
  const runCountRatio = 1 + inputs.experimentShareRatio + inputs.failedRunRatio;
  const joules = owned.energyJoules;
  const equipmentShare = 1 - energyJoulesByPart.facility / joules;
  const electricityUsd = owned.runMachineUsd.energy / equipmentShare;
  const fixedUsd = ownedFixedUsd(work, inputs);
  const ownedUsdPerTraining = electricityUsd * runCountRatio;
  const rentedUsdPerTraining = rentedUsd(rented, runCountRatio);
  const trainingsInLifeCount =
    (inputs.lifeYears * SECONDS_PER_YEAR) / (occupiedSeconds * runCountRatio);
  const trainingsCount = breakEvenTrainingsCount(
    fixedUsd,
    ownedUsdPerTraining,
    rentedUsdPerTraining,
  );
  const trainingsPerMonth = trainingsInLifeCount / (inputs.lifeYears * MONTHS_PER_YEAR);
  const runningUsdPerMonth =
    (fixedUsd - purchaseUsd(work, inputs) + netResaleUsd(work, inputs)) /
    (inputs.lifeYears * MONTHS_PER_YEAR);
  const savedUsdPerMonth =
    (rentedUsdPerTraining - ownedUsdPerTraining) * trainingsPerMonth - runningUsdPerMonth;
  return {
    fixedUsd,
    ownedUsdPerTraining,
    rentedUsdPerTraining,
    trainingsCount,
    trainingsInLifeCount,
    useRatio: trainingsCount === null ? null : trainingsCount / trainingsInLifeCount,
    paybackMonths: savedUsdPerMonth > 0 ? purchaseUsd(work, inputs) / savedUsdPerMonth : null,
  };
}

/**
 * Price per chip-hour at which a rented option costs `targetUsd`: cost is a straight line in the price.
 * Null when no positive price does.
 */
export function breakEvenUsdPerChipHour(
  work: TrainingWork,
  facts: OutcomeFacts,
  targetUsd: number,
): number | null {
  const inputs = likelyInputs(facts);
  const costAt = (priceUsdPerChipHour: number) =>
    outcomeOf(work, { ...inputs, priceUsdPerChipHour }, facts.settings).costUsd;
  const freeUsd = costAt(0);
  const usdPerUnitOfPrice = costAt(1) - freeUsd;
  const priceUsdPerChipHour = (targetUsd - freeUsd) / usdPerUnitOfPrice;
  return priceUsdPerChipHour > 0 && Number.isFinite(priceUsdPerChipHour)
    ? priceUsdPerChipHour
    : null;
}
