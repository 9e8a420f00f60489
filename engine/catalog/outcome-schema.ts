import { z } from 'zod';
import { factIn } from './fact';

/** A figure by machine family. */
const byKind = (unit: string) => z.strictObject({ gpu: factIn(unit), rdu: factIn(unit) });

/** A figure by vendor id; `gpu` and `rdu` stand for vendors without an entry. */
const byVendor = (unit: string) =>
  z.strictObject({ gpu: factIn(unit), rdu: factIn(unit) }).catchall(factIn(unit));

/** What a run does beside its steps. */
export const overheadsSchema = z.strictObject({
  startUpSeconds: byKind('s'),
  /** Per compiled programme: a sparse-to-dense plan has two. */
  compileSeconds: byKind('s'),
  inputTokensPerSecondPerNode: factIn('token/s'),
  checkpointBytesPerParameter: factIn('B'),
  checkpointBytesPerSecondPerNode: factIn('B/s'),
  /** Evaluation tokens over training tokens. */
  evaluationTokenRatio: factIn('1'),
  /** A forward pass over a training step. */
  forwardTimeRatio: factIn('1'),
  interruptionsPerChipDay: byKind('1/day'),
  restartSeconds: factIn('s'),
  /** Time lost beside failures of chips, over the work: faults of software, diverged loss, maintenance. */
  setbackTimeRatio: factIn('1'),
});

/** Work beside the run itself, as a share of the run. */
export const programmeAssumptionSchema = z.strictObject({
  failedRunRatio: factIn('1'),
  maskExplorationRatio: factIn('1'),
});

export const peopleSchema = z.strictObject({
  workHoursPerMonth: factIn('h/month'),
  preparationPersonMonths: factIn('person-month'),
  /** From a working training on common GPUs to one on this vendor's machines. */
  portingPersonMonths: byVendor('person-month'),
  sparseTuningPersonMonths: byKind('person-month'),
  /** Moving on to another vendor's machines. */
  exitPersonMonths: byVendor('person-month'),
  /** Full-time operators of a small cluster. */
  rentedOperatorCount: factIn('1'),
  ownedOperatorCount: factIn('1'),
  /** Nodes of a small cluster. */
  operatorNodeCount: factIn('1'),
  /** Exponent with which operators grow in nodes beyond a small cluster. */
  operatorScaleRatio: factIn('1'),
});

export const ownershipSchema = z.strictObject({
  /** Fabric over the price of the whole cluster. */
  networkCapitalRatio: factIn('1'),
  /** Storage over the price of the servers. */
  storageCapitalRatio: factIn('1'),
  installationRatio: factIn('1'),
  residualRatio: factIn('1'),
  supportRatioPerYear: factIn('1/year'),
  lifeYears: factIn('year'),
  /** Years left in which the book value of existing machines is written off. */
  remainingLifeYears: factIn('year'),
  /** Share of the life in use, by this and other work. */
  useRatio: factIn('1'),
  /** Room, racks and power supply of an own machine room. */
  roomUsdPerKilowattMonth: factIn('USD/kW-month'),
  decommissionRatio: factIn('1'),
});

export const rentSchema = z.strictObject({
  /** Price of a term over on demand, where the provider gives no price for it. */
  termPriceRatio: z.strictObject({
    spot: factIn('1'),
    'reserved-1y': factIn('1'),
    'reserved-3y': factIn('1'),
  }),
  spotInterruptionsPerNodeDay: factIn('1/day'),
  datasetBytesPerToken: factIn('B'),
  storedCheckpointCount: factIn('1'),
  /** Usable over bought storage. */
  storageUsableRatio: factIn('1'),
  /** Months that data set and checkpoints are kept after training. */
  retentionMonths: factIn('month'),
  egressBytesPerParameter: factIn('B'),
});

export const powerSchema = z.strictObject({
  /** Mean draw at the power limit over the rating. */
  fullDrawRatio: factIn('1'),
  /** Share of peak at which a chip meets its power limit, by hardware id; `gpu` and `rdu` for others. */
  fullDrawUtilisationRatio: byVendor('1'),
  drawExponentRatio: factIn('1'),
  /** Switches and cables over chips and hosts. */
  networkPowerRatio: factIn('1'),
  ownRoom: z.strictObject({ powerUsageEffectiveness: factIn('1') }),
  colocation: z.strictObject({ powerUsageEffectiveness: factIn('1') }),
});

export const carbonSchema = z.strictObject({
  embodiedLifeYears: factIn('year'),
  /** Share of the life in use on a provider's machines. */
  rentedUseRatio: factIn('1'),
});

/** True step time over predicted, by the validation family that is nearest. */
export const modelErrorSchema = z.strictObject({
  gpuValidatedStepTimeRatio: factIn('1'),
  /** The same where the layout is open, around the stack's `openLayoutStepTimeRatio`. */
  gpuOpenLayoutStepTimeRatio: factIn('1'),
  gpuNotValidatedStepTimeRatio: factIn('1'),
  rduValidatedStepTimeRatio: factIn('1'),
  rduNotValidatedStepTimeRatio: factIn('1'),
  /** Further factor on sparse steps. */
  gpuSparseStepTimeRatio: factIn('1'),
  rduSparseStepTimeRatio: factIn('1'),
});
