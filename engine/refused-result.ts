import { emptyOutcome } from './outcome';
import {
  type LossResult,
  type OptionResult,
  type Remark,
  STEP_PARTS,
  type StepBreakdownSeconds,
} from './result';
import { layoutSchema, type Option } from './scenario';
import { statedSparsity } from './workload/sparsity';

const NOTHING = { p10: 0, p50: 0, p90: 0 };

/** A column without figures: what was asked cannot be costed or laid out at all, and `reason` says why. */
export function refusedResult(
  option: Option,
  reason: Remark,
  loss: LossResult,
  horizonYears: number,
): OptionResult {
  const nothing = emptyOutcome();
  return {
    id: option.id,
    feasible: false,
    reason,
    chipCount: 0,
    layout: option.layout ?? layoutSchema.parse({}),
    sparsity: statedSparsity(option.sparsity) ?? { pattern: 'dense' },
    scheduleChosen: false,
    tokensPerSecond: 0,
    modelFlopsUtilisation: 0,
    memoryBytesPerChip: 0,
    memoryBytesAvailablePerChip: 0,
    stepBreakdownSeconds: Object.fromEntries(
      STEP_PARTS.map((part) => [part, 0]),
    ) as unknown as StepBreakdownSeconds,
    trainingSeconds: NOTHING,
    trainingSecondsByPart: nothing.trainingSecondsByPart,
    costUsd: NOTHING,
    costUsdByCategory: nothing.costUsdByCategory,
    programmeCostUsd: {
      totalUsd: 0,
      presentValueUsd: 0,
      usdByYear: Array.from({ length: horizonYears }, () => 0),
      trainingsCount: 0,
      usdPerTraining: 0,
      usdPerBillionTokens: 0,
      netPresentValueUsd: null,
      returnRatio: null,
      paybackMonths: null,
    },
    energyJoules: NOTHING,
    energyJoulesByPart: nothing.energyJoulesByPart,
    co2eKilograms: NOTHING,
    co2eKilogramsByPart: nothing.co2eKilogramsByPart,
    co2eKilogramsMarketBased: null,
    loss,
    meetsBudgetProbability: null,
    meetsDeadlineProbability: null,
    evidence: 'assumption',
    priceFactPath: null,
    factPaths: [],
    warnings: [],
  };
}
