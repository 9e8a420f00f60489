/**
 * Every number that turns the work of one option into time, money, energy and carbon, by name; each
 * name ends in its unit. All are numbers, so that a draw of a sample is one such record.
 */
const BLANK_INPUTS = {
  // How far the step times may be off.
  stepTimeRatio: 0,
  sparseStepTimeRatio: 0,
  // Run.
  inputTokensPerSecondPerNode: 0,
  checkpointBytesPerParameter: 0,
  checkpointBytesPerSecondPerNode: 0,
  evaluationTokenRatio: 0,
  forwardTimeRatio: 0,
  startUpSeconds: 0,
  compileSeconds: 0,
  interruptionsPerChipDay: 0,
  spotInterruptionsPerNodeDay: 0,
  restartSeconds: 0,
  setbackTimeRatio: 0,
  availableShareRatio: 0,
  // Work beside the run itself, as a share of the run.
  experimentShareRatio: 0,
  failedRunRatio: 0,
  maskExplorationRatio: 0,
  // Power.
  ratedChipWatts: 0,
  idleChipWatts: 0,
  hostWattsPerNode: 0,
  networkPowerRatio: 0,
  fullDrawRatio: 0,
  fullDrawUtilisationRatio: 0,
  drawExponentRatio: 0,
  powerUsageEffectivenessRatio: 0,
  // Carbon.
  gridKilogramsPerKilowattHour: 0,
  marketKilogramsPerKilowattHour: 0,
  embodiedKilogramsPerChip: 0,
  embodiedKilogramsPerHost: 0,
  embodiedLifeYears: 0,
  embodiedUseRatio: 0,
  // Renting.
  priceUsdPerChipHour: 0,
  termPriceRatio: 0,
  storageUsdPerGigabyteMonth: 0,
  storageUsableRatio: 0,
  datasetBytesPerToken: 0,
  storedCheckpointCount: 0,
  retentionMonths: 0,
  egressUsdPerGigabyte: 0,
  egressBytesPerParameter: 0,
  // Owning.
  nodePriceUsd: 0,
  supportedPriceUsdPerNode: 0,
  networkCapitalRatio: 0,
  storageCapitalRatio: 0,
  installationRatio: 0,
  residualRatio: 0,
  supportRatioPerYear: 0,
  lifeYears: 0,
  useRatio: 0,
  discountRatioPerYear: 0,
  electricityUsdPerKilowattHour: 0,
  roomUsdPerKilowattMonth: 0,
  decommissionRatio: 0,
  // People.
  staffUsdPerHour: 0,
  workHoursPerMonth: 0,
  operatorCount: 0,
  operatorNodeCount: 0,
  operatorScaleRatio: 0,
  preparationPersonMonths: 0,
  portingPersonMonths: 0,
  sparseTuningPersonMonths: 0,
  exitPersonMonths: 0,
};

export type OutcomeInput = keyof typeof BLANK_INPUTS;
export type OutcomeInputs = Record<OutcomeInput, number>;
export const OUTCOME_INPUTS = Object.keys(BLANK_INPUTS) as OutcomeInput[];

/** Zeros to write into. Written out as one literal above, so that reading and writing stay fast. */
export function blankInputs(): OutcomeInputs {
  return { ...BLANK_INPUTS };
}
