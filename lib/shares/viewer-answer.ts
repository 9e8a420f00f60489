import type { Answer, FrozenAnswer, ShareInclude } from '@/db/tables';
import type { OptionResult, Recommendation, Remark, Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { scenarioHash } from '@/engine/scenario-hash';
import { viewerRoadmap } from './viewer-roadmap';

const BUDGET_PATH = 'goals.budgetUsd';
const STAFF_PATH = /(^|\.)(people\.|staff)/;

/** Whether a figure at this path may be named to the viewer. */
function isShown(path: string, include: ShareInclude): boolean {
  return (include.budget || path !== BUDGET_PATH) && (include.staffRates || !STAFF_PATH.test(path));
}

function viewerScenario(scenario: Scenario, include: ShareInclude): Scenario {
  return {
    version: scenario.version,
    name: scenario.name,
    note: include.note ? scenario.note : '',
    workload: scenario.workload,
    goals: {
      budgetUsd: include.budget ? scenario.goals.budgetUsd : null,
      deadlineSeconds: scenario.goals.deadlineSeconds,
      carbonCapKilograms: scenario.goals.carbonCapKilograms,
      lossGapLimit: scenario.goals.lossGapLimit,
      vendors: scenario.goals.vendors,
      regions: scenario.goals.regions,
    },
    programme: scenario.programme,
    options: scenario.options,
    money: scenario.money,
    overrides: scenario.overrides
      .filter(({ path }) => isShown(path, include))
      .map(({ path, value, note }) => ({ path, value, note: include.note ? note : '' })),
    ladder: scenario.ladder,
  };
}

/** A budget that is kept back is not told by how far an option misses it. */
function viewerReason(reason: Remark, include: ShareInclude): Remark {
  return include.budget || reason.code !== 'overBudget' ? reason : { code: 'other', details: {} };
}

function viewerOption(option: OptionResult, include: ShareInclude): OptionResult {
  return {
    id: option.id,
    feasible: option.feasible,
    reason: option.reason && viewerReason(option.reason, include),
    chipCount: option.chipCount,
    layout: option.layout,
    sparsity: option.sparsity,
    scheduleChosen: option.scheduleChosen,
    tokensPerSecond: option.tokensPerSecond,
    modelFlopsUtilisation: option.modelFlopsUtilisation,
    memoryBytesPerChip: option.memoryBytesPerChip,
    memoryBytesAvailablePerChip: option.memoryBytesAvailablePerChip,
    stepBreakdownSeconds: option.stepBreakdownSeconds,
    trainingSeconds: option.trainingSeconds,
    trainingSecondsByPart: option.trainingSecondsByPart,
    costUsd: option.costUsd,
    costUsdByCategory: option.costUsdByCategory,
    programmeCostUsd: option.programmeCostUsd,
    energyJoules: option.energyJoules,
    energyJoulesByPart: option.energyJoulesByPart,
    co2eKilograms: option.co2eKilograms,
    co2eKilogramsByPart: option.co2eKilogramsByPart,
    co2eKilogramsMarketBased: option.co2eKilogramsMarketBased,
    loss: option.loss,
    meetsBudgetProbability: include.budget ? option.meetsBudgetProbability : null,
    meetsDeadlineProbability: option.meetsDeadlineProbability,
    evidence: option.evidence,
    priceFactPath: option.priceFactPath,
    factPaths: option.factPaths,
    warnings: option.warnings,
  };
}

/** Whether a number is left out that could be found by trying numbers until a fingerprint fits. */
function hidesNumber(scenario: Scenario, shown: Scenario): boolean {
  return (
    scenario.goals.budgetUsd !== shown.goals.budgetUsd ||
    scenario.overrides.length !== shown.overrides.length
  );
}

function viewerResult(result: Result, hash: string, include: ShareInclude): Result {
  return {
    engineVersion: result.engineVersion,
    catalogVersion: result.catalogVersion,
    scenarioHash: hash,
    notIncluded: result.notIncluded,
    options: result.options.map((option) => viewerOption(option, include)),
    ...(result.ladder ? { ladder: result.ladder } : {}),
  };
}

function viewerRecommendation(advice: Recommendation, include: ShareInclude): Recommendation {
  const mayName = ({ code }: { code: string }) => include.budget || code !== 'meetsBudget';
  return {
    picks: advice.picks,
    pareto: advice.pareto,
    options: advice.options.map((option) => viewerOption(option, include)),
    reasons: advice.reasons.filter(mayName),
    counterArgument:
      advice.counterArgument && mayName(advice.counterArgument) ? advice.counterArgument : null,
    flipPoints: advice.flipPoints.filter(({ path }) => isShown(path, include)),
    breakEven: advice.breakEven,
    infeasible:
      advice.infeasible && isShown(advice.infeasible.constraint, include)
        ? {
            constraint: advice.infeasible.constraint,
            fixes: advice.infeasible.fixes.filter(({ path }) => isShown(path, include)),
          }
        : null,
    schedules: advice.schedules,
  };
}

/**
 * What a viewer may see, field by field: a field the engine gains later is not shared before it is
 * listed here. The figures are the owner's own, computed before anything was left out.
 */
export function viewerAnswer(
  scenario: Scenario,
  scenarioVersion: number,
  answer: Answer,
  include: ShareInclude,
): FrozenAnswer {
  const shown = viewerScenario(scenario, include);
  const hash = hidesNumber(scenario, shown) ? scenarioHash(shown) : answer.result.scenarioHash;
  return {
    scenario: shown,
    scenarioVersion,
    result: viewerResult(answer.result, hash, include),
    recommendation: viewerRecommendation(answer.recommendation, include),
    roadmap: viewerRoadmap(answer.roadmap, include),
  };
}
