import fc from 'fast-check';
import type { OutcomeFacts, ResolvedInput } from '@/engine/outcome-facts';
import { OUTCOME_INPUTS, type OutcomeInput, type OutcomeInputs } from '@/engine/outcome-inputs';
import type { TrainingWork } from '@/engine/training-work';
import { SECONDS_PER_DAY } from '@/engine/units';

/** 64 chips on 8 nodes, 1,000 dense steps of 100 s: round numbers to check in the head. */
export const plainWork: TrainingWork = {
  hardwareId: 'nvidia-a100-sxm4-80gb',
  chipCount: 64,
  chipsPerNode: 8,
  nodeCount: 8,
  parameterCount: 1e10,
  trainableParameterCount: 1e10,
  trainingTokens: 2e9,
  sparseStepCount: 0,
  sparseStepSeconds: 0,
  denseStepCount: 1000,
  denseStepSeconds: 100,
  flopsUtilisationRatio: 0.4,
};

export const sparseWork: TrainingWork = {
  ...plainWork,
  sparseStepCount: 800,
  sparseStepSeconds: 40,
  denseStepCount: 200,
};

/** Inputs with no overheads and no prices: a test turns on what it looks at. */
export const bareInputs: OutcomeInputs = {
  stepTimeRatio: 1,
  sparseStepTimeRatio: 1,
  inputTokensPerSecondPerNode: 1e12,
  checkpointBytesPerParameter: 0,
  checkpointBytesPerSecondPerNode: 1e9,
  evaluationTokenRatio: 0,
  forwardTimeRatio: 1 / 3,
  startUpSeconds: 0,
  compileSeconds: 0,
  interruptionsPerChipDay: 0,
  spotInterruptionsPerNodeDay: 0,
  restartSeconds: 0,
  setbackTimeRatio: 0,
  availableShareRatio: 1,
  experimentShareRatio: 0,
  failedRunRatio: 0,
  maskExplorationRatio: 0,
  ratedChipWatts: 400,
  idleChipWatts: 50,
  hostWattsPerNode: 0,
  networkPowerRatio: 0,
  fullDrawRatio: 1,
  fullDrawUtilisationRatio: 0.4,
  drawExponentRatio: 0.5,
  powerUsageEffectivenessRatio: 1,
  gridKilogramsPerKilowattHour: 0,
  marketKilogramsPerKilowattHour: 0,
  embodiedKilogramsPerChip: 0,
  embodiedKilogramsPerHost: 0,
  embodiedLifeYears: 4,
  embodiedUseRatio: 1,
  priceUsdPerChipHour: 0,
  termPriceRatio: 1,
  storageUsdPerGigabyteMonth: 0,
  storageUsableRatio: 1,
  datasetBytesPerToken: 4,
  storedCheckpointCount: 1,
  retentionMonths: 0,
  egressUsdPerGigabyte: 0,
  egressBytesPerParameter: 2,
  nodePriceUsd: 0,
  supportedPriceUsdPerNode: 0,
  networkCapitalRatio: 0,
  storageCapitalRatio: 0,
  installationRatio: 0,
  residualRatio: 0,
  supportRatioPerYear: 0,
  lifeYears: 4,
  useRatio: 1,
  discountRatioPerYear: 0,
  electricityUsdPerKilowattHour: 0,
  roomUsdPerKilowattMonth: 0,
  decommissionRatio: 0,
  staffUsdPerHour: 0,
  workHoursPerMonth: 160,
  operatorCount: 1,
  operatorNodeCount: 16,
  operatorScaleRatio: 0.5,
  preparationPersonMonths: 0,
  portingPersonMonths: 0,
  sparseTuningPersonMonths: 0,
  exitPersonMonths: 0,
};

/** Widest plausible range of each input: far beyond any fact of the catalog. */
const RANGES: Record<OutcomeInput, [number, number]> = {
  stepTimeRatio: [0.2, 5],
  sparseStepTimeRatio: [0.2, 5],
  inputTokensPerSecondPerNode: [1, 1e9],
  checkpointBytesPerParameter: [0, 32],
  checkpointBytesPerSecondPerNode: [1e7, 1e11],
  evaluationTokenRatio: [0, 1],
  forwardTimeRatio: [0.1, 1],
  startUpSeconds: [0, 1e5],
  compileSeconds: [0, 1e5],
  interruptionsPerChipDay: [0, 1e-2],
  spotInterruptionsPerNodeDay: [0, 1],
  restartSeconds: [0, 7200],
  setbackTimeRatio: [0, 1],
  availableShareRatio: [0.01, 1],
  experimentShareRatio: [0, 5],
  failedRunRatio: [0, 1],
  maskExplorationRatio: [0, 1],
  ratedChipWatts: [600, 2000],
  idleChipWatts: [0, 300],
  hostWattsPerNode: [0, 1e4],
  networkPowerRatio: [0, 1],
  fullDrawRatio: [0.5, 1],
  fullDrawUtilisationRatio: [0.05, 1],
  drawExponentRatio: [0.1, 2],
  powerUsageEffectivenessRatio: [1, 3],
  gridKilogramsPerKilowattHour: [0, 1],
  marketKilogramsPerKilowattHour: [0, 1],
  embodiedKilogramsPerChip: [0, 1000],
  embodiedKilogramsPerHost: [0, 10000],
  embodiedLifeYears: [0.5, 15],
  embodiedUseRatio: [0.01, 1],
  priceUsdPerChipHour: [0, 100],
  termPriceRatio: [0, 1],
  storageUsdPerGigabyteMonth: [0, 1],
  storageUsableRatio: [0.1, 1],
  datasetBytesPerToken: [0, 16],
  storedCheckpointCount: [0, 100],
  retentionMonths: [0, 60],
  egressUsdPerGigabyte: [0, 1],
  egressBytesPerParameter: [0, 32],
  nodePriceUsd: [0, 1e6],
  supportedPriceUsdPerNode: [0, 1e6],
  networkCapitalRatio: [0, 0.9],
  storageCapitalRatio: [0, 1],
  installationRatio: [0, 1],
  residualRatio: [0, 1],
  supportRatioPerYear: [0, 1],
  lifeYears: [0.5, 15],
  useRatio: [0.01, 1],
  discountRatioPerYear: [0, 1],
  electricityUsdPerKilowattHour: [0, 2],
  roomUsdPerKilowattMonth: [0, 1000],
  decommissionRatio: [0, 0.2],
  staffUsdPerHour: [0, 500],
  workHoursPerMonth: [1, 744],
  operatorCount: [0, 10],
  operatorNodeCount: [1, 100],
  operatorScaleRatio: [0, 1],
  preparationPersonMonths: [0, 100],
  portingPersonMonths: [0, 100],
  sparseTuningPersonMonths: [0, 100],
  exitPersonMonths: [0, 100],
};

export const anyInputs: fc.Arbitrary<OutcomeInputs> = fc.record(
  Object.fromEntries(
    OUTCOME_INPUTS.map((name) => {
      const [min, max] = RANGES[name];
      // Next to nothing is nothing: denormals have no relative precision to test.
      const drawn = fc.double({ min, max, noNaN: true });
      return [name, drawn.map((value) => (value < 1e-12 ? 0 : value))];
    }),
  ) as Record<OutcomeInput, fc.Arbitrary<number>>,
);

export const anyWork: fc.Arbitrary<TrainingWork> = fc
  .record({
    nodeCount: fc.integer({ min: 1, max: 2048 }),
    parameterCount: fc.double({ min: 1e6, max: 1e12, noNaN: true }),
    trainingTokens: fc.double({ min: 1e6, max: 1e14, noNaN: true }),
    sparseStepCount: fc.constantFrom(0, 1, 1e3, 1e6),
    denseStepCount: fc.integer({ min: 1, max: 1_000_000 }),
    sparseStepSeconds: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    denseStepSeconds: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    flopsUtilisationRatio: fc.double({ min: 1e-4, max: 1, noNaN: true }),
  })
  .map((work) => ({
    ...work,
    hardwareId: 'any',
    chipsPerNode: 8,
    chipCount: work.nodeCount * 8,
    trainableParameterCount: work.parameterCount,
  }));

/** Facts in which the named inputs have a range and all else is stated. */
export function factsWith(
  inputs: OutcomeInputs,
  ranges: Partial<Record<OutcomeInput, { path: string; low: number; high: number }>>,
  paymentKind: OutcomeFacts['settings']['paymentKind'] = 'rent',
): OutcomeFacts {
  const resolved = (name: OutcomeInput): ResolvedInput => {
    const range = ranges[name];
    if (range === undefined) return { value: inputs[name] };
    const { path, low, high } = range;
    const fact = {
      value: inputs[name],
      unit: '1',
      low,
      high,
      grade: 'assumption' as const,
      source: 'test',
      date: '2026',
    };
    return { path, fact };
  };
  return {
    settings: { paymentKind, hasMarketFactor: false },
    warnings: [],
    inputs: Object.fromEntries(OUTCOME_INPUTS.map((name) => [name, resolved(name)])) as Record<
      OutcomeInput,
      ResolvedInput
    >,
  };
}

export const DAY = SECONDS_PER_DAY;
