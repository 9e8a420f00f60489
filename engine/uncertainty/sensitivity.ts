import type { Fact } from '../catalog/fact';
import { type Outcome, outcomeOf } from '../outcome';
import { likelyInputs } from '../outcome-facts';
import { OUTCOME_INPUTS } from '../outcome-inputs';
import { isUncertain } from './fact-quantile';
import type { OutcomeColumn, SampledGoal } from './sample-outcomes';

/** One bar of the tornado: the goal with one fact at its low and its high, all others likely. */
export interface TornadoBar {
  path: string;
  fact: Fact;
  goalAtLow: number;
  goalAtHigh: number;
  /** |goalAtHigh - goalAtLow| over the likely goal. */
  swingRatio: number;
}

/** What a goal reads from an outcome: seconds, USD, joules or kilograms of CO2e. */
export function goalOf(outcome: Outcome, goal: SampledGoal): number {
  switch (goal) {
    case 'time':
      return outcome.trainingSeconds;
    case 'cost':
      return outcome.costUsd;
    case 'energy':
      return outcome.energyJoules;
    case 'carbon':
      return outcome.co2eKilograms;
  }
}

/**
 * The facts that move a goal most, one at a time between low and high, widest first; facts that do
 * not move it are left out.
 */
export function tornadoOf(column: OutcomeColumn, goal: SampledGoal): TornadoBar[] {
  const likely = likelyInputs(column.facts);
  const { work, facts } = column;
  const factByPath = new Map<string, Fact>();
  for (const name of OUTCOME_INPUTS) {
    const input = facts.inputs[name];
    if ('fact' in input && isUncertain(input.fact)) factByPath.set(input.path, input.fact);
  }
  const goalWith = (path: string, value: number) => {
    const inputs = { ...likely };
    for (const name of OUTCOME_INPUTS) {
      const input = facts.inputs[name];
      if ('path' in input && input.path === path) inputs[name] = value;
    }
    return goalOf(outcomeOf(work, inputs, facts.settings), goal);
  };
  const likelyGoal = goalOf(outcomeOf(work, likely, facts.settings), goal);
  return [...factByPath]
    .map(([path, fact]) => {
      const goalAtLow = goalWith(path, fact.low ?? fact.value);
      const goalAtHigh = goalWith(path, fact.high ?? fact.value);
      const swingRatio = Math.abs(goalAtHigh - goalAtLow) / likelyGoal;
      return { path, fact, goalAtLow, goalAtHigh, swingRatio };
    })
    .filter((bar) => bar.swingRatio > 0)
    .sort((a, b) => b.swingRatio - a.swingRatio || (a.path < b.path ? -1 : 1));
}
