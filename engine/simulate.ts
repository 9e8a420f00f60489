import type { Assumptions } from './catalog/assumption-schema';
import { GRADES, type Grade, type Values, valuesOf } from './catalog/fact';
import { factAt, withOverrides } from './catalog/load';
import type { Catalog } from './catalog/schema';
import { checkGoals } from './check-goals';
import { chosenPlan } from './chosen-plan';
import { programmeCostOf } from './economics/programme';
import { EngineError } from './errors';
import { ladderOf } from './ladder';
import { SECTION_FITS_NO_CUT } from './machine/dataflow/section-fits-no-cut';
import { notIncluded } from './not-included';
import type { Outcome } from './outcome';
import { decidingPricePath, factPathsOf, type OutcomeFacts, outcomeFacts } from './outcome-facts';
import { refusedResult } from './refused-result';
import type { LossResult, OptionResult, Remark, Result } from './result';
import { nearestFit } from './run/nearest-fit';
import {
  layoutRefusal,
  type OptionPlan,
  type OptionSetting,
  optionSetting,
} from './run/option-plan';
import { trainingWork } from './run/option-work';
import type { ModelShape, Option, Scenario, Sparsity } from './scenario';
import { scenarioHash } from './scenario-hash';
import type { TrainingWork } from './training-work';
import { aroundLikely } from './uncertainty/around-likely';
import {
  type SampledColumn,
  type SampleSettings,
  sampleOutcomes,
} from './uncertainty/sample-outcomes';
import { ENGINE_VERSION } from './version';
import { modelShape } from './workload/model-shape';
import {
  carryOverRange,
  isLossPredicted,
  lossGapBand,
  parityVerdict,
  predictedLoss,
} from './workload/quality';
import { isDensePhase, sparsityPhases, statedSparsity } from './workload/sparsity';

/** One set of draws for screen, paper and command line: the same question shows the same bands. */
const SAMPLE_SETTINGS = { drawCount: 512, seed: 1 };
const DENSE_PLAN: Sparsity = { pattern: 'dense' };

/** What one simulation holds fixed for all its options. */
interface Question {
  scenario: Scenario;
  catalog: Catalog;
  assumptions: Values<Assumptions>;
  model: ModelShape;
}

/** One option on its way to a result: its plan, its work, and what its figures come from. */
interface Column {
  id: string;
  option: Option;
  setting: OptionSetting;
  plan: OptionPlan;
  work: TrainingWork;
  facts: OutcomeFacts;
}

/** Why an option has no column at all. */
interface Refused {
  option: Option;
  reason: Remark;
}

/**
 * The answer to a question: for every option a layout and a timed step, the training end to end, its
 * cost, energy, CO2e and predicted loss, each with its band. Pure: same scenario and catalog, same
 * answer to the last bit. Throws EngineError for what does not exist; what does not fit is a result.
 */
export function simulate(
  scenario: Scenario,
  catalog: Catalog,
  settings: SampleSettings = SAMPLE_SETTINGS,
): Result {
  const known = withOverrides(catalog, scenario.overrides);
  checkGoals(scenario.goals, known);
  const question: Question = {
    scenario,
    catalog: known,
    assumptions: valuesOf(known.assumptions),
    model: modelShape(scenario.workload.model, known),
  };
  const columns = scenario.options.map((option, index) => columnOrReason(question, option, index));
  const planned = columns.filter((column): column is Column => 'plan' in column);
  const samples = sampleOutcomes(planned, scenario.goals, settings).columns;
  const planOfOption = new Map(planned.map(({ id, plan }) => [id, plan.sparsity]));
  return {
    engineVersion: ENGINE_VERSION,
    catalogVersion: catalog.version,
    scenarioHash: scenarioHash(scenario),
    notIncluded: notIncluded(scenario),
    options: columns.map((column) => {
      if (!('plan' in column))
        return refusedResult(
          column.option,
          column.reason,
          lossOf(question, statedSparsity(column.option.sparsity) ?? DENSE_PLAN),
          scenario.programme.horizonYears,
        );
      const sample = samples[planned.indexOf(column)];
      if (sample === undefined) throw new RangeError('one sample per planned column');
      return optionResult(question, column, sample);
    }),
    ...(scenario.ladder === null
      ? {}
      : { ladder: ladderOf(withSchedulesStated(scenario, planOfOption), known) }),
  };
}

/** The scenario with every open schedule stated as it was chosen. */
function withSchedulesStated(scenario: Scenario, chosen: ReadonlyMap<string, Sparsity>): Scenario {
  const options = scenario.options.map((option) => ({
    ...option,
    sparsity: chosen.get(option.id) ?? statedSparsity(option.sparsity) ?? DENSE_PLAN,
  }));
  return { ...scenario, options };
}

/** The column of an option, or the reason where its machine has no cut that fits the chip. */
function columnOrReason(question: Question, option: Option, index: number): Column | Refused {
  try {
    return columnOf(question, option, index);
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== SECTION_FITS_NO_CUT) throw error;
    return { option, reason: { code: error.code, details: error.details } };
  }
}

function columnOf(question: Question, option: Option, index: number): Column | Refused {
  const { scenario, catalog, assumptions, model } = question;
  const facts = outcomeFacts(option, scenario, catalog);
  if ('reason' in facts) return { option, reason: facts.reason };
  const path = `options.${index}`;
  const { lossGapLimit } = scenario.goals;
  const setting = optionSetting(option, scenario.workload, model, catalog, path, lossGapLimit);
  const refusal = layoutRefusal(setting);
  if (refusal !== null) return { option, reason: refusal };
  const chosen = chosenPlan({ scenario, assumptions, setting, facts });
  if (chosen === null)
    return {
      option,
      reason: {
        code: option.chipCount === null ? 'nothingFits' : 'noLayoutForChipCount',
        details: { hardware: option.hardware, chipCount: option.chipCount },
      },
    };
  return {
    id: option.id,
    option,
    setting,
    plan: chosen,
    work: trainingWork(setting, chosen, scenario.workload.trainingTokens),
    facts,
  };
}

const isDensePlan = (plan: Sparsity) => sparsityPhases(plan).every(isDensePhase);

function lossOf({ scenario, catalog, assumptions, model }: Question, plan: Sparsity): LossResult {
  const { trainingTokens, mode } = scenario.workload;
  if (!isLossPredicted(mode))
    return isDensePlan(plan)
      ? { dense: null, planned: null, gap: { p10: 0, p50: 0, p90: 0 }, verdict: 'dense' }
      : { dense: null, planned: null, gap: null, verdict: 'notPredicted' };
  const { quality } = assumptions;
  const range = carryOverRange(catalog.assumptions.quality.carryOverRatio);
  const loss = predictedLoss(model, trainingTokens, plan, range.likely, quality);
  const gap = lossGapBand(model, trainingTokens, plan, range, quality);
  return { ...loss, gap, verdict: parityVerdict(plan, gap, scenario.goals.lossGapLimit) };
}

function optionResult(question: Question, column: Column, sample: SampledColumn): OptionResult {
  const { scenario, catalog, assumptions } = question;
  const { option, plan, work, facts, setting } = column;
  const { likely } = sample;
  const lead = plan.phases.reduce((a, b) =>
    b.phase.tokenShareRatio > a.phase.tokenShareRatio ? b : a,
  ).step;
  const worst = plan.phases.reduce((a, b) =>
    b.step.memoryBytesPerChip > a.step.memoryBytesPerChip ? b : a,
  ).step;
  const factPaths = factPathsOf(facts);
  const pricePath = decidingPricePath(facts);
  const reason = plan.fits
    ? goalMissed(scenario, option, plan, likely)
    : { code: 'doesNotFitMemory', details: nearestFit(setting, plan) };
  return {
    id: option.id,
    feasible: reason === null,
    reason,
    chipCount: plan.chipCount,
    layout: plan.layout,
    sparsity: plan.sparsity,
    scheduleChosen: statedSparsity(option.sparsity) === null,
    tokensPerSecond: meanTokensPerSecond(work),
    modelFlopsUtilisation: lead.modelFlopsUtilisation,
    memoryBytesPerChip: worst.memoryBytesPerChip,
    memoryBytesAvailablePerChip: worst.memoryBytesAvailablePerChip,
    stepBreakdownSeconds: lead.breakdownSeconds,
    trainingSeconds: aroundLikely(sample.trainingSeconds, likely.trainingSeconds),
    trainingSecondsByPart: likely.trainingSecondsByPart,
    costUsd: aroundLikely(sample.costUsd, likely.costUsd),
    costUsdByCategory: likely.costUsdByCategory,
    programmeCostUsd: programmeCostOf(
      likely,
      scenario.workload.trainingTokens,
      scenario.programme,
      scenario.money,
    ),
    energyJoules: aroundLikely(sample.energyJoules, likely.energyJoules),
    energyJoulesByPart: likely.energyJoulesByPart,
    co2eKilograms: aroundLikely(sample.co2eKilograms, likely.co2eKilograms),
    co2eKilogramsByPart: likely.co2eKilogramsByPart,
    co2eKilogramsMarketBased: likely.co2eKilogramsMarketBased,
    loss: lossOf(question, plan.sparsity),
    meetsBudgetProbability: sample.meetsBudgetProbability,
    meetsDeadlineProbability: sample.meetsDeadlineProbability,
    evidence: weakestGrade(catalog, pricePath, plan),
    priceFactPath: pricePath,
    factPaths,
    warnings: [
      ...plan.warnings,
      ...memoryWarnings(plan, assumptions),
      ...lossWarnings(scenario, plan),
      ...stepWarnings(work, assumptions),
      ...facts.warnings,
    ],
  };
}

/** `lossNotPredicted` where no law covers the mode; a sparse plan then needs a pilot. */
function lossWarnings({ workload: { mode } }: Scenario, plan: OptionPlan): Remark[] {
  if (isLossPredicted(mode)) return [];
  const details = { mode, plan: isDensePlan(plan.sparsity) ? 'dense' : 'sparse' };
  return [{ code: 'lossNotPredicted', details }];
}

/** `fewSteps` where the batch leaves so few optimizer steps that a training hardly learns. */
function stepWarnings(work: TrainingWork, { planning }: Values<Assumptions>): Remark[] {
  const stepCount = work.sparseStepCount + work.denseStepCount;
  const { fewStepCount } = planning;
  return stepCount < fewStepCount
    ? [{ code: 'fewSteps', details: { stepCount, fewStepCount } }]
    : [];
}

/** `memoryNearlyFull` where a GPU plan leaves so little memory that measured runs slowed down. */
function memoryWarnings(plan: OptionPlan, { planning }: Values<Assumptions>): Remark[] {
  const usedRatio = Math.max(
    ...plan.phases.map(({ step }) => step.memoryBytesPerChip / step.memoryBytesAvailablePerChip),
  );
  const isAtBrink = plan.fits && usedRatio > planning.memoryNearlyFullRatio;
  return plan.hardware.kind === 'gpu' && isAtBrink
    ? [{ code: 'memoryNearlyFull', details: { usedRatio } }]
    : [];
}

function meanTokensPerSecond(work: TrainingWork): number {
  return (
    work.trainingTokens /
    (work.sparseStepCount * work.sparseStepSeconds + work.denseStepCount * work.denseStepSeconds)
  );
}

/** The first goal that the likely case misses, or null. */
function goalMissed(
  { goals }: Scenario,
  option: Option,
  plan: OptionPlan,
  likely: Outcome,
): Remark | null {
  const { vendorId } = plan.hardware;
  const { region } = option.payment;
  if (goals.vendors !== null && !goals.vendors.includes(vendorId))
    return { code: 'vendorNotAllowed', details: { vendorId, accepted: goals.vendors } };
  if (goals.regions !== null && !goals.regions.includes(region))
    return { code: 'regionNotAllowed', details: { region, accepted: goals.regions } };
  const limits = [
    ['pastDeadline', likely.trainingSeconds, goals.deadlineSeconds],
    ['overBudget', likely.costUsd, goals.budgetUsd],
    ['overCarbonCap', likely.co2eKilograms, goals.carbonCapKilograms],
  ] as const;
  for (const [code, value, limit] of limits)
    if (limit !== null && value > limit)
      return { code, details: { value, limit, missing: value - limit } };
  return null;
}

/** The weakest grade among what decides a column: its speed, its price, its power. */
function weakestGrade(catalog: Catalog, pricePath: string | null, plan: OptionPlan): Grade {
  const hardware = `hardware.${plan.hardware.id}`;
  const paths = [`${hardware}.ratedChipWatts`, ...(pricePath === null ? [] : [pricePath])];
  const record = catalog.hardware[plan.hardware.id];
  const speed: Grade = record?.validated ? 'calibrated' : 'derived';
  const grades = [speed, ...paths.map((path) => factAt(catalog, path).grade)];
  return grades.reduce((a, b) => (GRADES.indexOf(b) > GRADES.indexOf(a) ? b : a));
}
