import type { Assumptions } from './catalog/assumption-schema';
import type { Values } from './catalog/fact';
import { type Outcome, outcomeOf } from './outcome';
import { likelyInputs, type OutcomeFacts } from './outcome-facts';
import type { OutcomeInputs } from './outcome-inputs';
import type { Remark } from './result';
import { type PricedPlan, planWithChipsChosen } from './run/chip-count';
import { layoutChipCount, type OptionPlan, type OptionSetting, planOn } from './run/option-plan';
import { leastTrainingSeconds, trainingWork } from './run/option-work';
import type { Scenario } from './scenario';
import { factQuantile } from './uncertainty/fact-quantile';

/** One option of a scenario, ready to be planned. */
export interface PlanQuestion {
  scenario: Scenario;
  assumptions: Values<Assumptions>;
  setting: OptionSetting;
  facts: OutcomeFacts;
}

/** The option's plan with everything that was left open chosen: chips, layout, schedule. Null where none exists. */
export function chosenPlan(question: PlanQuestion): OptionPlan | null {
  const { option } = question.setting;
  const chipCount = option.layout === null ? option.chipCount : layoutChipCount(option.layout);
  return chipCount === null
    ? planWithOpenChips(question)
    : planNoSlowerThanDense(question, chipCount);
}

function outcomeUnder(
  { scenario, setting, facts }: PlanQuestion,
  plan: OptionPlan,
  inputs: OutcomeInputs,
): Outcome {
  const work = trainingWork(setting, plan, scenario.workload.trainingTokens);
  return outcomeOf(work, inputs, facts.settings);
}

/**
 * The plan on a given number of chips. What is not step time (a second compilation, reading input)
 * can make a chosen schedule take longer than dense training: then dense is taken, and said.
 */
function planNoSlowerThanDense(question: PlanQuestion, chipCount: number): OptionPlan | null {
  const { setting, facts, scenario } = question;
  const chosen = planOn(setting, chipCount);
  if (chosen === null || setting.openSchedule === null) return chosen;
  const inputs = likelyInputs(facts);
  const secondsOf = (plan: OptionPlan) => outcomeUnder(question, plan, inputs).trainingSeconds;
  const isSparse = chosen.sparsity.pattern !== 'dense';
  const dense = isSparse ? planOn({ ...setting, openSchedule: null }, chipCount) : chosen;
  if (dense === null || (isSparse && secondsOf(chosen) <= secondsOf(dense))) return chosen;
  const lossGapNats = scenario.goals.lossGapLimit;
  const said: Remark[] = [{ code: 'denseIsFastest', details: { lossGapNats } }];
  return { ...dense, warnings: [...dense.warnings, ...said] };
}

/** Chips chosen so that `cautiousProbability` of the outcomes meet the deadline. */
function planWithOpenChips(question: PlanQuestion): OptionPlan | null {
  const { scenario, assumptions, setting, facts } = question;
  const inputs = cautiousInputs(facts, assumptions.planning.cautiousProbability);
  const { chipsPerNode } = setting.hardware;
  const priced = (nodeCount: number): PricedPlan | null => {
    const plan = planNoSlowerThanDense(question, nodeCount * chipsPerNode);
    if (plan === null) return null;
    const { trainingSeconds, costUsd } = outcomeUnder(question, plan, inputs);
    return { plan, trainingSeconds, costUsd };
  };
  const least = (nodeCount: number) =>
    leastTrainingSeconds(setting, scenario.workload.trainingTokens, nodeCount * chipsPerNode);
  const goals = {
    deadlineSeconds: scenario.goals.deadlineSeconds,
    budgetUsd: scenario.goals.budgetUsd,
    extraChipHoursRatio: assumptions.planning.extraChipHoursRatio,
    maximumNodeCount: assumptions.planning.maximumNodeCount,
    lookBeyondRatio: assumptions.planning.lookBeyondRatio,
  };
  return planWithChipsChosen(goals, least, priced)?.plan ?? null;
}

function cautiousInputs(facts: OutcomeFacts, probability: number): OutcomeInputs {
  const inputs = likelyInputs(facts);
  const { stepTimeRatio } = facts.inputs;
  if ('fact' in stepTimeRatio) inputs.stepTimeRatio = factQuantile(stepTimeRatio.fact, probability);
  return inputs;
}
