import { type MachineCostUsd, machineCostUsd } from './economics/machine-cost';
import { ownedStorageUsd, writeOwnedMachineUsd } from './economics/own';
import { operationPersonMonths, personMonthsUsd } from './economics/people';
import { egressUsd, rentedStorageUsd, writeRentedMachineUsd } from './economics/rent';
import { embodiedKilograms, operationalKilograms } from './energy/carbon';
import { type EnergyJoulesByPart, runEnergyJoules } from './energy/power';
import type { OutcomeInputs } from './outcome-inputs';
import { COST_CATEGORIES, type CostCategory, type TrainingSecondsByPart } from './result';
import { checkpointBytes, trainingSecondsOf } from './run/end-to-end';
import type { Payment } from './scenario';
import { isSparseWork, type TrainingWork } from './training-work';

/** What of an option is a choice and not a number. */
export interface OutcomeSettings {
  paymentKind: Payment['kind'];
  /** False where no market-based factor of the grid is known. */
  hasMarketFactor: boolean;
}

/** One training of one option: every part sums to its whole. */
export interface Outcome {
  trainingSecondsByPart: TrainingSecondsByPart;
  trainingSeconds: number;
  /** The machines work this long for the run: training without waiting for other work. */
  occupiedSeconds: number;
  costUsdByCategory: Record<CostCategory, number>;
  costUsd: number;
  /** Runs paid for per training: 1 + experiments + failed runs + mask exploration. */
  runCountRatio: number;
  /** The machine of one whole run, before experiments and failed runs. */
  runMachineUsd: MachineCostUsd;
  energyJoulesByPart: EnergyJoulesByPart;
  energyJoules: number;
  co2eKilogramsByPart: { operational: number; embodied: number };
  co2eKilograms: number;
  /** Market-based operational plus embodied; null where no factor is known. */
  co2eKilogramsMarketBased: number | null;
}

/** An outcome of zeros to be written into: sampling reuses one for all draws. */
export function emptyOutcome(): Outcome {
  return {
    trainingSecondsByPart: {
      sparseSteps: 0,
      denseSteps: 0,
      dataLoading: 0,
      checkpoints: 0,
      evaluation: 0,
      startUp: 0,
      failures: 0,
      setbacks: 0,
      waiting: 0,
    },
    trainingSeconds: 0,
    occupiedSeconds: 0,
    runCountRatio: 1,
    costUsdByCategory: Object.fromEntries(COST_CATEGORIES.map((c) => [c, 0])) as Record<
      CostCategory,
      number
    >,
    costUsd: 0,
    runMachineUsd: {
      compute: 0,
      energy: 0,
      facility: 0,
      network: 0,
      support: 0,
      capital: 0,
      residual: 0,
    },
    energyJoulesByPart: { chips: 0, host: 0, network: 0, facility: 0 },
    energyJoules: 0,
    co2eKilogramsByPart: { operational: 0, embodied: 0 },
    co2eKilograms: 0,
    co2eKilogramsMarketBased: null,
  };
}

/** The sum of all categories, each by its own name: looked up by a list it took a tenth of a draw. */
function categoriesUsd(cost: Readonly<Record<CostCategory, number>>): number {
  return (
    cost.compute +
    cost.experiments +
    cost.failedRuns +
    cost.storage +
    cost.egress +
    cost.energy +
    cost.facility +
    cost.network +
    cost.support +
    cost.capital +
    cost.residual +
    cost.operations +
    cost.porting +
    cost.sparseTuning +
    cost.exit
  );
}

/**
 * Time, money, energy and carbon of one training. Experiments, failed runs and mask exploration
 * are shares of a run: machine cost, energy and embodied carbon grow by 1 + their sum, the wall
 * clock of the run does not. The machine's rows hold the productive time; time lost to
 * interruptions and setbacks is in `failedRuns`. Pure; with `into` it allocates nothing.
 */
export function outcomeOf(
  work: TrainingWork,
  inputs: OutcomeInputs,
  settings: OutcomeSettings,
  into: Outcome = emptyOutcome(),
): Outcome {
  const seconds = into.trainingSecondsByPart;
  into.trainingSeconds = trainingSecondsOf(work, inputs, seconds);
  const occupiedSeconds = into.trainingSeconds - seconds.waiting;
  into.occupiedSeconds = occupiedSeconds;
  const maskExplorationRatio = isSparseWork(work) ? inputs.maskExplorationRatio : 0;
  const runCountRatio =
    1 + inputs.experimentShareRatio + inputs.failedRunRatio + maskExplorationRatio;
  into.runCountRatio = runCountRatio;

  const energy = into.energyJoulesByPart;
  const runJoules = runEnergyJoules(work, inputs, seconds, energy);
  const runFacilityJoules = energy.facility;
  energy.chips *= runCountRatio;
  energy.host *= runCountRatio;
  energy.network *= runCountRatio;
  energy.facility *= runCountRatio;
  into.energyJoules = energy.chips + energy.host + energy.network + energy.facility;

  const carbon = into.co2eKilogramsByPart;
  carbon.operational = operationalKilograms(into.energyJoules, inputs.gridKilogramsPerKilowattHour);
  carbon.embodied = embodiedKilograms(work, inputs, occupiedSeconds * runCountRatio);
  into.co2eKilograms = carbon.operational + carbon.embodied;
  into.co2eKilogramsMarketBased = settings.hasMarketFactor
    ? carbon.embodied +
      operationalKilograms(into.energyJoules, inputs.marketKilogramsPerKilowattHour)
    : null;

  const machine = into.runMachineUsd;
  const cost = into.costUsdByCategory;
  const isRented = settings.paymentKind === 'rent';
  if (isRented) {
    writeRentedMachineUsd(work, inputs, occupiedSeconds, machine);
    cost.storage = rentedStorageUsd(
      work,
      inputs,
      checkpointBytes(work, inputs),
      into.trainingSeconds,
    );
    cost.egress = egressUsd(work, inputs);
  } else {
    const equipmentJoules = runJoules - runFacilityJoules;
    writeOwnedMachineUsd(
      work,
      inputs,
      occupiedSeconds,
      equipmentJoules,
      runFacilityJoules,
      machine,
    );
    cost.storage = ownedStorageUsd(work, inputs, occupiedSeconds);
    cost.egress = 0;
  }
  const runUsd = machineCostUsd(machine);
  const lostRatio = Math.min(1, (seconds.failures + seconds.setbacks) / occupiedSeconds);
  const productiveRatio = 1 - lostRatio;
  cost.compute = machine.compute * productiveRatio;
  cost.energy = machine.energy * productiveRatio;
  cost.facility = machine.facility * productiveRatio;
  cost.network = machine.network * productiveRatio;
  cost.support = machine.support * productiveRatio;
  cost.capital = machine.capital * productiveRatio;
  cost.residual = machine.residual * productiveRatio;
  cost.experiments = runUsd * inputs.experimentShareRatio;
  cost.failedRuns = runUsd * (lostRatio + inputs.failedRunRatio);
  cost.operations = personMonthsUsd(inputs, operationPersonMonths(work, inputs, occupiedSeconds));
  cost.exit = personMonthsUsd(inputs, inputs.exitPersonMonths);
  cost.porting = personMonthsUsd(inputs, inputs.portingPersonMonths);
  cost.sparseTuning = isSparseWork(work)
    ? runUsd * maskExplorationRatio + personMonthsUsd(inputs, inputs.sparseTuningPersonMonths)
    : 0;
  into.costUsd = categoriesUsd(cost);
  return into;
}
