import type { Grade } from './catalog/fact';
import type { ErrorDetails } from './errors';
import type { AskedSparsity, Layout, Run, Sparsity } from './scenario';

/**
 * Ten and ninety percent points of the sampled outcomes around the likely case. Inputs are drawn
 * with their likely value as median, so `p50` is the case with every input at its likely value, and
 * shown parts sum to it; the median of the draws lies within a few percent of it.
 */
export interface Band {
  p10: number;
  p50: number;
  p90: number;
}

/** A coded remark: `code` is the translation key, `details` fill it. */
export interface Remark {
  code: string;
  details: ErrorDetails;
}

/** Exposed time of one step by cause; the parts sum to the step. */
export interface StepBreakdownSeconds {
  compute: number;
  attention: number;
  elementwise: number;
  tensorParallel: number;
  pipelineBubble: number;
  pipelineTransfer: number;
  dataParallel: number;
  optimizer: number;
  host: number;
  head: number;
  other: number;
  /** Of a plan whose layout was left open; steps that an executor timed have none. */
  beyondBestPlan?: number;
}
export const STEP_PARTS = [
  'compute',
  'attention',
  'elementwise',
  'tensorParallel',
  'pipelineBubble',
  'pipelineTransfer',
  'dataParallel',
  'optimizer',
  'host',
  'head',
  'other',
] as const satisfies readonly (keyof StepBreakdownSeconds)[];
export const PLANNED_STEP_PARTS = [...STEP_PARTS, 'beyondBestPlan'] as const;

/** One training step, timed. `memoryBytesPerChip` is the worst stage's. */
export interface StepResult {
  stepSeconds: number;
  tokensPerSecond: number;
  modelFlopsUtilisation: number;
  memoryBytesPerChip: number;
  memoryBytesAvailablePerChip: number;
  fits: boolean;
  breakdownSeconds: StepBreakdownSeconds;
  /** The run as timed: an open micro-batch filled in. */
  run: Run;
  warnings: Remark[];
}

/** End-to-end time by cause; the slices of the time waterfall, summing to the likely case. */
export interface TrainingSecondsByPart {
  sparseSteps: number;
  denseSteps: number;
  dataLoading: number;
  checkpoints: number;
  evaluation: number;
  startUp: number;
  failures: number;
  /** Work done again and standstill that no chip's failure explains. */
  setbacks: number;
  /** Own machines busy with other work. */
  waiting: number;
}

export const COST_CATEGORIES = [
  'compute',
  'experiments',
  'failedRuns',
  'storage',
  'egress',
  'energy',
  'facility',
  'network',
  'support',
  'capital',
  'residual',
  'operations',
  'porting',
  'sparseTuning',
  'exit',
] as const;
export type CostCategory = (typeof COST_CATEGORIES)[number];

/** Cost of the whole programme over its horizon, today's money in `presentValueUsd`. */
export interface ProgrammeCost {
  totalUsd: number;
  presentValueUsd: number;
  usdByYear: number[];
  trainingsCount: number;
  usdPerTraining: number;
  usdPerBillionTokens: number;
  /** Null when no benefit is entered: nothing is invented. */
  netPresentValueUsd: number | null;
  returnRatio: number | null;
  paybackMonths: number | null;
}

export type ParityVerdict = 'dense' | 'parityLikely' | 'atRisk' | 'lost';

/**
 * Predicted loss in nats. Null where no law covers the mode (all but training from scratch): there a
 * dense plan has no gap to itself, and a sparse one is `notPredicted`.
 */
export interface LossResult {
  dense: number | null;
  planned: number | null;
  gap: Band | null;
  verdict: ParityVerdict | 'notPredicted';
}

export interface OptionResult {
  id: string;
  feasible: boolean;
  reason: Remark | null;
  chipCount: number;
  layout: Layout;
  /** The plan used, its phases stated. */
  sparsity: Sparsity;
  /** The schedule was left open and the engine chose it. */
  scheduleChosen: boolean;
  tokensPerSecond: number;
  modelFlopsUtilisation: number;
  memoryBytesPerChip: number;
  memoryBytesAvailablePerChip: number;
  stepBreakdownSeconds: StepBreakdownSeconds;
  trainingSeconds: Band;
  trainingSecondsByPart: TrainingSecondsByPart;
  /** All included cost of the first training. The categories sum to the p50 of `costUsd`'s inputs: the likely case. */
  costUsd: Band;
  costUsdByCategory: Record<CostCategory, number>;
  programmeCostUsd: ProgrammeCost;
  energyJoules: Band;
  energyJoulesByPart: { chips: number; host: number; network: number; facility: number };
  co2eKilograms: Band;
  co2eKilogramsByPart: { operational: number; embodied: number };
  /** Null where no market-based factor is known. */
  co2eKilogramsMarketBased: number | null;
  loss: LossResult;
  meetsBudgetProbability: number | null;
  meetsDeadlineProbability: number | null;
  /** The weakest grade among the facts that decide this column. */
  evidence: Grade;
  /** Catalog path of the price per chip-hour or node that decides the cost; null for existing machines. */
  priceFactPath: string | null;
  /** Catalog paths of the facts used, for the ledger. */
  factPaths: string[];
  warnings: Remark[];
}

export interface LadderRung {
  id: string;
  tokensPerSecondPerChip: number;
  factor: number;
  cumulativeFactor: number;
  evidence: Grade;
  assumptions: string[];
  /** tokensPerSecondPerChip = globalBatchTokens / (stepSeconds x chipCount). Answers frozen earlier lack what follows. */
  globalBatchTokens?: number;
  /** Of the last rung the mean over the schedule's steps. */
  stepSeconds?: number;
  chipCount?: number;
  /** Over the draws of what is not known exactly, layouts held; `p50` is the factor itself. */
  factorBand?: Band;
  cumulativeFactorBand?: Band;
}

export interface Result {
  engineVersion: string;
  catalogVersion: string;
  scenarioHash: string;
  notIncluded: string[];
  /** Same order as asked. */
  options: OptionResult[];
  ladder?: LadderRung[];
}

export interface FlipPoint {
  path: string;
  value: number;
  below: string;
  above: string;
}

export interface Fix {
  path: string;
  value: number | string;
}

/** A schedule that keeps the loss bound better than the plan asked for, proved by running it. */
export interface ScheduleAdvice {
  optionId: string;
  /** In the likely case, or in nine of ten outcomes. */
  keepsBound: 'likely' | 'nineInTen';
  /** What the option's sparsity is set to. */
  sparsity: AskedSparsity;
  /** What comes out of it. */
  plan: Sparsity;
  lossGap: Band;
  verdict: ParityVerdict;
  trainingSeconds: number;
  costUsd: number;
}

export interface Recommendation {
  picks: {
    balanced: string | null;
    time: string | null;
    cost: string | null;
    carbon: string | null;
  };
  pareto: string[];
  options: OptionResult[];
  reasons: { code: string; params: ErrorDetails }[];
  counterArgument: { code: string; params: ErrorDetails } | null;
  flipPoints: FlipPoint[];
  breakEven: { rduPriceUsdPerChipHour: number | null };
  infeasible: { constraint: string; fixes: Fix[] } | null;
  /** For sparse options whose parity is at risk or lost. */
  schedules: ScheduleAdvice[];
}
