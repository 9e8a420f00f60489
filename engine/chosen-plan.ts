import type { Assumptions } from './catalog/assumption-schema';
import type { Values } from './catalog/fact';
import { secondsPerTraining } from './economics/programme';
import { emptyOutcome, outcomeOf } from './outcome';
import { likelyInputs, type OutcomeFacts } from './outcome-facts';
import type { OutcomeInputs } from './outcome-inputs';
import type { Remark } from './result';
import { nodeCounts, type PricedPlan, planWithChipsChosen } from './run/chip-count';
import { trainingSecondsOf } from './run/end-to-end';
import { layoutChipCount, type OptionPlan, type OptionSetting, planOn } from './run/option-plan';
import { trainingWork } from './run/option-work';
import type { Scenario } from './scenario';
import { factQuantile } from './uncertainty/fact-quantile';

/** One option of a scenario, ready to be planned. */
export interface PlanQuestion {
  scenario: Scenario;
  assumptions: Values<Assumptions>;
  setting: OptionSetting;
  facts: OutcomeFacts;
}

/** A question with what is the same for every chip count, made once. */
interface Asked extends PlanQuestion {
  denseSetting: OptionSetting;
  likely: OutcomeInputs;
}

/** The option's plan with everything that was left open chosen: chips, layout, schedule. Null where none exists. */
export function chosenPlan(question: PlanQuestion): OptionPlan | null {
  const { setting, facts } = question;
  const { option } = setting;
  const asked = {
    ...question,
    denseSetting: { ...setting, openSchedule: null },
    likely: likelyInputs(facts),
  };
  const chipCount = option.layout === null ? option.chipCount : layoutChipCount(option.layout);
  return chipCount === null ? planWithOpenChips(asked) : planNoSlowerThanDense(asked, chipCount);
}

/**
 * The plan on a given number of chips. What is not step time (a second compilation, reading input)
 * can make a chosen schedule take longer than dense training: then dense is taken, and said.
 */
function planNoSlowerThanDense(asked: Asked, chipCount: number): OptionPlan | null {
  const { setting, denseSetting, likely, scenario } = asked;
  const chosen = planOn(setting, chipCount);
  if (chosen === null || setting.openSchedule === null) return chosen;
  const secondsByPart = emptyOutcome().trainingSecondsByPart;
  const secondsOf = (plan: OptionPlan) => {
    const work = trainingWork(setting, plan, scenario.workload.trainingTokens);
    return trainingSecondsOf(work, likely, secondsByPart);
  };
  const isSparse = chosen.sparsity.pattern !== 'dense';
  const dense = isSparse ? planOn(denseSetting, chipCount) : chosen;
  if (dense === null || (isSparse && secondsOf(chosen) <= secondsOf(dense))) return chosen;
  const lossGapNats = scenario.goals.lossGapLimit;
  const said: Remark[] = [{ code: 'denseIsFastest', details: { lossGapNats } }];
  return { ...dense, warnings: [...dense.warnings, ...said] };
}

/** The plan on every node count that is tried, priced; those that do not fit memory are left out. */
function pricedPlans(asked: Asked): PricedPlan[] {
  const { assumptions, setting, facts, likely, scenario } = asked;
  const { maximumNodeCount, cautiousProbability } = assumptions.planning;
  const cautious = cautiousInputs(facts, cautiousProbability);
  const outcome = emptyOutcome();
  const priced: PricedPlan[] = [];
  for (const nodeCount of nodeCounts(maximumNodeCount)) {
    const plan = planNoSlowerThanDense(asked, nodeCount * setting.hardware.chipsPerNode);
    if (plan === null || !plan.fits) continue;
    const work = trainingWork(setting, plan, scenario.workload.trainingTokens);
    const cautiousSeconds = trainingSecondsOf(work, cautious, outcome.trainingSecondsByPart);
    outcomeOf(work, likely, facts.settings, outcome);
    const { trainingSeconds, costUsd, co2eKilograms } = outcome;
    priced.push({ plan, trainingSeconds, cautiousSeconds, costUsd, co2eKilograms });
  }
  return priced;
}

/** Chips chosen for the goals; says so where even the chosen run outlasts its share of the programme. */
function planWithOpenChips(asked: Asked): OptionPlan | null {
  const { programme, goals } = asked.scenario;
  const { deadlineSeconds, budgetUsd, carbonCapKilograms } = goals;
  const programmeSeconds = secondsPerTraining(programme);
  const { extraChipHoursRatio } = asked.assumptions.planning;
  const chosen = planWithChipsChosen(
    { deadlineSeconds, budgetUsd, carbonCapKilograms, programmeSeconds, extraChipHoursRatio },
    pricedPlans(asked),
  );
  if (chosen === null) return null;
  const { plan, trainingSeconds } = chosen;
  if (trainingSeconds <= programmeSeconds) return plan;
  const details = { trainingSeconds, programmeSeconds };
  const said: Remark[] = [{ code: 'longerThanProgramme', details }];
  return { ...plan, warnings: [...plan.warnings, ...said] };
}

function cautiousInputs(facts: OutcomeFacts, probability: number): OutcomeInputs {
  const inputs = likelyInputs(facts);
  const { stepTimeRatio } = facts.inputs;
  if ('fact' in stepTimeRatio) inputs.stepTimeRatio = factQuantile(stepTimeRatio.fact, probability);
  return inputs;
}
