import type { Fact } from '../catalog/fact';
import { INPUT_WRITERS, type InputWriter } from '../input-writers';
import { emptyOutcome, type Outcome, outcomeOf } from '../outcome';
import { likelyInputs, type OutcomeFacts } from '../outcome-facts';
import { OUTCOME_INPUTS } from '../outcome-inputs';
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
const REMEMBERED_COLUMNS = 24;

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

/** An input that is drawn: how it is set, and to what. */
interface DrawnInput {
  write: InputWriter;
  draws: Float64Array;
}

/** What the draws of one option came to. */
interface ColumnDraws {
  likely: Outcome;
  values: Record<SampledGoal, Float64Array>;
  bands: Record<SampledGoal, Band>;
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

/** Which inputs are drawn, with their draws. */
function drawnInputs(facts: OutcomeFacts, settings: SampleSettings): DrawnInput[] {
  return OUTCOME_INPUTS.flatMap((name) => {
    const input = facts.inputs[name];
    if (!('fact' in input) || !isUncertain(input.fact)) return [];
    return [{ write: INPUT_WRITERS[name], draws: drawsOf({ ...input, ...settings }) }];
  });
}

/** All that the draws of an option depend on, as text. */
function columnKey({ work, facts, drawCount, seed }: ColumnQuestion): string {
  const parts: (string | number | boolean | undefined)[] = [drawCount, seed];
  for (const value of Object.values(work)) parts.push(value);
  parts.push(facts.settings.paymentKind, facts.settings.hasMarketFactor);
  for (const name of OUTCOME_INPUTS) {
    const input = facts.inputs[name];
    if ('fact' in input) parts.push(input.path, input.fact.low, input.fact.value, input.fact.high);
    else parts.push(input.value);
  }
  return parts.join(' ');
}

type ColumnQuestion = Omit<OutcomeColumn, 'id'> & SampleSettings;

/** The draws of one option. Turning a dial leaves most options of a comparison as they were. */
const columnDraws = remembered(
  ({ work, facts, ...settings }: ColumnQuestion): ColumnDraws => {
    const drawn = drawnInputs(facts, settings);
    const inputs = likelyInputs(facts);
    const results = () => new Float64Array(settings.drawCount);
    const values = { time: results(), cost: results(), energy: results(), carbon: results() };
    const outcome = emptyOutcome();
    for (let index = 0; index < settings.drawCount; index++) {
      for (const { write, draws } of drawn) write(inputs, draws[index] as number);
      outcomeOf(work, inputs, facts.settings, outcome);
      values.time[index] = outcome.trainingSeconds;
      values.cost[index] = outcome.costUsd;
      values.energy[index] = outcome.energyJoules;
      values.carbon[index] = outcome.co2eKilograms;
    }
    const { time, cost, energy, carbon } = values;
    return {
      likely: outcomeOf(work, likelyInputs(facts), facts.settings),
      values,
      bands: {
        time: bandOf(time),
        cost: bandOf(cost),
        energy: bandOf(energy),
        carbon: bandOf(carbon),
      },
    };
  },
  columnKey,
  REMEMBERED_COLUMNS,
);

/** Draws in which `a` is less than `b`; equal draws count half. */
function winCount(a: Float64Array, b: Float64Array): number {
  let wins = 0;
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    wins += difference < 0 ? 1 : difference === 0 ? 0.5 : 0;
  }
  return wins;
}

/** `[a][b]`: share of draws in which column a is less than column b. */
function winShares(columns: readonly Float64Array[]): number[][] {
  const shares = columns.map(() => columns.map(() => 0.5));
  columns.forEach((a, row) => {
    for (let column = row + 1; column < columns.length; column++) {
      const wins = winCount(a, columns[column] as Float64Array);
      (shares[row] as number[])[column] = wins / a.length;
      (shares[column] as number[])[row] = (a.length - wins) / a.length;
    }
  });
  return shares;
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
  const draws = columns.map(({ work, facts }) => columnDraws({ work, facts, ...settings }));
  const winsBy = (goal: SampledGoal) => winShares(draws.map(({ values }) => values[goal]));
  return {
    columns: draws.map(({ likely, values, bands }, index) => ({
      id: (columns[index] as OutcomeColumn).id,
      likely,
      trainingSeconds: bands.time,
      costUsd: bands.cost,
      energyJoules: bands.energy,
      co2eKilograms: bands.carbon,
      meetsBudgetProbability: shareWithin(values.cost, goals.budgetUsd),
      meetsDeadlineProbability: shareWithin(values.time, goals.deadlineSeconds),
      meetsCarbonCapProbability: shareWithin(values.carbon, goals.carbonCapKilograms),
    })),
    winProbability: {
      time: winsBy('time'),
      cost: winsBy('cost'),
      energy: winsBy('energy'),
      carbon: winsBy('carbon'),
    },
  };
}
