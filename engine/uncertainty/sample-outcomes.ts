import type { Fact } from '../catalog/fact';
import { emptyOutcome, type Outcome, type OutcomeSettings, outcomeOf } from '../outcome';
import { likelyInputs, type OutcomeFacts } from '../outcome-facts';
import { OUTCOME_INPUTS, type OutcomeInput, type OutcomeInputs } from '../outcome-inputs';
import { remembered } from '../remembered';
import type { Band } from '../result';
import type { Goals } from '../scenario';
import type { TrainingWork } from '../training-work';
import { factQuantile, isUncertain } from './fact-quantile';
import { bandOf, shareWithin } from './quantile';
import { textHash, unitDraw } from './random';

/** One option, ready to be sampled. */
export interface OutcomeColumn {
  id: string;
  work: TrainingWork;
  facts: OutcomeFacts;
}

export interface SampleSettings {
  drawCount: number;
  seed: number;
}

/** Enough for a band drawn while a slider moves; a verdict may ask for more. */
export const DEFAULT_SAMPLE: SampleSettings = { drawCount: 2048, seed: 1 };

const REMEMBERED_PATHS = 512;

export const SAMPLED_GOALS = ['time', 'cost', 'energy', 'carbon'] as const;
export type SampledGoal = (typeof SAMPLED_GOALS)[number];

export interface SampledColumn {
  id: string;
  /** All inputs at their likely value. */
  likely: Outcome;
  trainingSeconds: Band;
  costUsd: Band;
  energyJoules: Band;
  co2eKilograms: Band;
  meetsBudgetProbability: number | null;
  meetsDeadlineProbability: number | null;
  meetsCarbonCapProbability: number | null;
}

export interface SampledOutcomes {
  columns: SampledColumn[];
  /** `[goal][a][b]`: probability that option a needs less than option b; equal draws count half. */
  winProbability: Record<SampledGoal, number[][]>;
}

/** Which drawn path feeds which input. */
interface DrawnInput {
  name: OutcomeInput;
  values: Float64Array;
}

interface ColumnSampler {
  work: TrainingWork;
  settings: OutcomeSettings;
  inputs: OutcomeInputs;
  drawn: DrawnInput[];
  values: Record<SampledGoal, Float64Array>;
}

/** Draws in (0, 1) of one path. They depend on nothing else, so an edit of a value draws none anew. */
const unitDrawsOf = remembered(
  ({ path, drawCount, seed }: SampleSettings & { path: string }) => {
    const dimensionSeed = textHash(path, seed);
    return Float64Array.from({ length: drawCount }, (_, index) => unitDraw(index, dimensionSeed));
  },
  ({ path, drawCount, seed }) => `${drawCount} ${seed} ${path}`,
  REMEMBERED_PATHS,
);

interface FactDraws extends SampleSettings {
  path: string;
  fact: Fact;
}

/** All draws of one fact. The seed is the path's own, so a fact draws the same whoever else is sampled. */
const drawsOf = remembered(
  ({ fact, ...dimension }: FactDraws) =>
    unitDrawsOf(dimension).map((probability) => factQuantile(fact, probability)),
  ({ path, fact: { value, low, high }, drawCount, seed }) =>
    `${drawCount} ${seed} ${path} ${low} ${value} ${high}`,
  REMEMBERED_PATHS,
);

function columnSampler(
  column: OutcomeColumn,
  settings: SampleSettings,
  drawsByPath: Map<string, Float64Array>,
): ColumnSampler {
  const drawn: DrawnInput[] = [];
  for (const name of OUTCOME_INPUTS) {
    const input = column.facts.inputs[name];
    if (!('fact' in input) || !isUncertain(input.fact)) continue;
    let values = drawsByPath.get(input.path);
    if (values === undefined) {
      values = drawsOf({ ...input, ...settings });
      drawsByPath.set(input.path, values);
    }
    drawn.push({ name, values });
  }
  const results = () => new Float64Array(settings.drawCount);
  return {
    work: column.work,
    settings: column.facts.settings,
    inputs: likelyInputs(column.facts),
    drawn,
    values: { time: results(), cost: results(), energy: results(), carbon: results() },
  };
}

/** Share of draws in which `a` is less than `b`. */
function winShare(a: Float64Array, b: Float64Array): number {
  let wins = 0;
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    wins += difference < 0 ? 1 : difference === 0 ? 0.5 : 0;
  }
  return wins / a.length;
}

/**
 * Draws every uncertain fact of every option and runs the same pure `outcomeOf`. A fact that several
 * options share takes one draw for all of them, so doubt they share cancels between them.
 * Deterministic for a given seed and number of draws.
 */
export function sampleOutcomes(
  columns: readonly OutcomeColumn[],
  goals: Pick<Goals, 'budgetUsd' | 'deadlineSeconds' | 'carbonCapKilograms'>,
  settings: SampleSettings = DEFAULT_SAMPLE,
): SampledOutcomes {
  const drawsByPath = new Map<string, Float64Array>();
  const samplers = columns.map((column) => columnSampler(column, settings, drawsByPath));
  const outcome = emptyOutcome();
  for (const { work, settings: choice, inputs, drawn, values } of samplers) {
    for (let index = 0; index < settings.drawCount; index++) {
      for (const input of drawn) inputs[input.name] = input.values[index] ?? 0;
      outcomeOf(work, inputs, choice, outcome);
      values.time[index] = outcome.trainingSeconds;
      values.cost[index] = outcome.costUsd;
      values.energy[index] = outcome.energyJoules;
      values.carbon[index] = outcome.co2eKilograms;
    }
  }
  const winsBy = (goal: SampledGoal) =>
    samplers.map((a) => samplers.map((b) => winShare(a.values[goal], b.values[goal])));
  return {
    columns: columns.map((column, index) => {
      const { values } = samplers[index] as ColumnSampler;
      return {
        id: column.id,
        likely: outcomeOf(column.work, likelyInputs(column.facts), column.facts.settings),
        trainingSeconds: bandOf(values.time),
        costUsd: bandOf(values.cost),
        energyJoules: bandOf(values.energy),
        co2eKilograms: bandOf(values.carbon),
        meetsBudgetProbability: shareWithin(values.cost, goals.budgetUsd),
        meetsDeadlineProbability: shareWithin(values.time, goals.deadlineSeconds),
        meetsCarbonCapProbability: shareWithin(values.carbon, goals.carbonCapKilograms),
      };
    }),
    winProbability: {
      time: winsBy('time'),
      cost: winsBy('cost'),
      energy: winsBy('energy'),
      carbon: winsBy('carbon'),
    },
  };
}
