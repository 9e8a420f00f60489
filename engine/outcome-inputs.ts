/**
 * Every number that turns the work of one option into time, money, energy and carbon, by name; each
 * name ends in its unit. All are numbers, so that a draw of a sample is one such record.
 */
export const OUTCOME_INPUTS = [
  // How far the step times may be off.
  'stepTimeRatio',
  'sparseStepTimeRatio',
  // Run.
  'inputTokensPerSecondPerNode',
  'checkpointBytesPerParameter',
  'checkpointBytesPerSecondPerNode',
  'evaluationTokenRatio',
  'forwardTimeRatio',
  'startUpSeconds',
  'compileSeconds',
  'interruptionsPerChipDay',
  'spotInterruptionsPerNodeDay',
  'restartSeconds',
  'availableShareRatio',
  // Work beside the run itself, as a share of the run.
  'experimentShareRatio',
  'failedRunRatio',
  'maskExplorationRatio',
  // Power.
  'ratedChipWatts',
  'idleChipWatts',
  'hostWattsPerNode',
  'networkPowerRatio',
  'fullDrawRatio',
  'fullDrawUtilisationRatio',
  'drawExponentRatio',
  'powerUsageEffectivenessRatio',
  // Carbon.
  'gridKilogramsPerKilowattHour',
  'marketKilogramsPerKilowattHour',
  'embodiedKilogramsPerChip',
  'embodiedKilogramsPerHost',
  'embodiedLifeYears',
  'embodiedUseRatio',
  // Renting.
  'priceUsdPerChipHour',
  'termPriceRatio',
  'storageUsdPerGigabyteMonth',
  'storageUsableRatio',
  'datasetBytesPerToken',
  'storedCheckpointCount',
  'retentionMonths',
  'egressUsdPerGigabyte',
  'egressBytesPerParameter',
  // Owning.
  'nodePriceUsd',
  'supportedPriceUsdPerNode',
  'networkCapitalRatio',
  'storageCapitalRatio',
  'installationRatio',
  'residualRatio',
  'supportRatioPerYear',
  'lifeYears',
  'useRatio',
  'discountRatioPerYear',
  'electricityUsdPerKilowattHour',
  'roomUsdPerKilowattMonth',
  'decommissionRatio',
  // People.
  'staffUsdPerHour',
  'workHoursPerMonth',
  'operatorCount',
  'operatorNodeCount',
  'operatorScaleRatio',
  'preparationPersonMonths',
  'portingPersonMonths',
  'sparseTuningPersonMonths',
  'exitPersonMonths',
] as const;

export type OutcomeInput = (typeof OUTCOME_INPUTS)[number];
export type OutcomeInputs = Record<OutcomeInput, number>;
