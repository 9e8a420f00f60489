import type { OutcomeInput, OutcomeInputs } from './outcome-inputs';

/** Sets one input of a draw. */
export type InputWriter = (to: OutcomeInputs, value: number) => void;

/**
 * A function for each input: sampling sets some twenty inputs per draw, and under a name that is known
 * only when it runs that takes as long as the outcome itself.
 */
export const INPUT_WRITERS: Readonly<Record<OutcomeInput, InputWriter>> = {
  stepTimeRatio: (to, value) => {
    to.stepTimeRatio = value;
  },
  sparseStepTimeRatio: (to, value) => {
    to.sparseStepTimeRatio = value;
  },
  inputTokensPerSecondPerNode: (to, value) => {
    to.inputTokensPerSecondPerNode = value;
  },
  checkpointBytesPerParameter: (to, value) => {
    to.checkpointBytesPerParameter = value;
  },
  checkpointBytesPerSecondPerNode: (to, value) => {
    to.checkpointBytesPerSecondPerNode = value;
  },
  evaluationTokenRatio: (to, value) => {
    to.evaluationTokenRatio = value;
  },
  forwardTimeRatio: (to, value) => {
    to.forwardTimeRatio = value;
  },
  startUpSeconds: (to, value) => {
    to.startUpSeconds = value;
  },
  compileSeconds: (to, value) => {
    to.compileSeconds = value;
  },
  interruptionsPerChipDay: (to, value) => {
    to.interruptionsPerChipDay = value;
  },
  spotInterruptionsPerNodeDay: (to, value) => {
    to.spotInterruptionsPerNodeDay = value;
  },
  restartSeconds: (to, value) => {
    to.restartSeconds = value;
  },
  setbackTimeRatio: (to, value) => {
    to.setbackTimeRatio = value;
  },
  availableShareRatio: (to, value) => {
    to.availableShareRatio = value;
  },
  experimentShareRatio: (to, value) => {
    to.experimentShareRatio = value;
  },
  failedRunRatio: (to, value) => {
    to.failedRunRatio = value;
  },
  maskExplorationRatio: (to, value) => {
    to.maskExplorationRatio = value;
  },
  ratedChipWatts: (to, value) => {
    to.ratedChipWatts = value;
  },
  idleChipWatts: (to, value) => {
    to.idleChipWatts = value;
  },
  hostWattsPerNode: (to, value) => {
    to.hostWattsPerNode = value;
  },
  networkPowerRatio: (to, value) => {
    to.networkPowerRatio = value;
  },
  fullDrawRatio: (to, value) => {
    to.fullDrawRatio = value;
  },
  fullDrawUtilisationRatio: (to, value) => {
    to.fullDrawUtilisationRatio = value;
  },
  drawExponentRatio: (to, value) => {
    to.drawExponentRatio = value;
  },
  powerUsageEffectivenessRatio: (to, value) => {
    to.powerUsageEffectivenessRatio = value;
  },
  gridKilogramsPerKilowattHour: (to, value) => {
    to.gridKilogramsPerKilowattHour = value;
  },
  marketKilogramsPerKilowattHour: (to, value) => {
    to.marketKilogramsPerKilowattHour = value;
  },
  embodiedKilogramsPerChip: (to, value) => {
    to.embodiedKilogramsPerChip = value;
  },
  embodiedKilogramsPerHost: (to, value) => {
    to.embodiedKilogramsPerHost = value;
  },
  embodiedLifeYears: (to, value) => {
    to.embodiedLifeYears = value;
  },
  embodiedUseRatio: (to, value) => {
    to.embodiedUseRatio = value;
  },
  priceUsdPerChipHour: (to, value) => {
    to.priceUsdPerChipHour = value;
  },
  termPriceRatio: (to, value) => {
    to.termPriceRatio = value;
  },
  storageUsdPerGigabyteMonth: (to, value) => {
    to.storageUsdPerGigabyteMonth = value;
  },
  storageUsableRatio: (to, value) => {
    to.storageUsableRatio = value;
  },
  datasetBytesPerToken: (to, value) => {
    to.datasetBytesPerToken = value;
  },
  storedCheckpointCount: (to, value) => {
    to.storedCheckpointCount = value;
  },
  retentionMonths: (to, value) => {
    to.retentionMonths = value;
  },
  egressUsdPerGigabyte: (to, value) => {
    to.egressUsdPerGigabyte = value;
  },
  egressBytesPerParameter: (to, value) => {
    to.egressBytesPerParameter = value;
  },
  nodePriceUsd: (to, value) => {
    to.nodePriceUsd = value;
  },
  supportedPriceUsdPerNode: (to, value) => {
    to.supportedPriceUsdPerNode = value;
  },
  networkCapitalRatio: (to, value) => {
    to.networkCapitalRatio = value;
  },
  storageCapitalRatio: (to, value) => {
    to.storageCapitalRatio = value;
  },
  installationRatio: (to, value) => {
    to.installationRatio = value;
  },
  residualRatio: (to, value) => {
    to.residualRatio = value;
  },
  supportRatioPerYear: (to, value) => {
    to.supportRatioPerYear = value;
  },
  lifeYears: (to, value) => {
    to.lifeYears = value;
  },
  useRatio: (to, value) => {
    to.useRatio = value;
  },
  discountRatioPerYear: (to, value) => {
    to.discountRatioPerYear = value;
  },
  electricityUsdPerKilowattHour: (to, value) => {
    to.electricityUsdPerKilowattHour = value;
  },
  roomUsdPerKilowattMonth: (to, value) => {
    to.roomUsdPerKilowattMonth = value;
  },
  decommissionRatio: (to, value) => {
    to.decommissionRatio = value;
  },
  staffUsdPerHour: (to, value) => {
    to.staffUsdPerHour = value;
  },
  workHoursPerMonth: (to, value) => {
    to.workHoursPerMonth = value;
  },
  operatorCount: (to, value) => {
    to.operatorCount = value;
  },
  operatorNodeCount: (to, value) => {
    to.operatorNodeCount = value;
  },
  operatorScaleRatio: (to, value) => {
    to.operatorScaleRatio = value;
  },
  preparationPersonMonths: (to, value) => {
    to.preparationPersonMonths = value;
  },
  portingPersonMonths: (to, value) => {
    to.portingPersonMonths = value;
  },
  sparseTuningPersonMonths: (to, value) => {
    to.sparseTuningPersonMonths = value;
  },
  exitPersonMonths: (to, value) => {
    to.exitPersonMonths = value;
  },
};
