import { personMonthsUsd } from '../economics/people';
import type { Band } from '../result';
import { SECONDS_PER_MONTH } from '../units';
import type { RoadmapStage, StageSide } from './roadmap-result';
import type { StageRun } from './stage-runs';

/** What of people's work falls to a stage, beside preparing and watching its runs. */
export interface StageWork {
  /** Sides whose machine is ported to in this stage. */
  ported: readonly StageRun[];
  /** Masks and schedule are worked out in this stage. */
  tuned: StageRun | null;
  /** Share of the preparation of a first run that this stage still needs. */
  preparationRatio: number;
  /** The way out of the machine, at the end of the last stage. */
  exits: StageRun | null;
}

export type StageSum = Pick<
  RoadmapStage,
  | 'sides'
  | 'costUsd'
  | 'costUsdByPart'
  | 'personMonths'
  | 'beforehandPersonMonths'
  | 'runSeconds'
  | 'calendarSeconds'
  | 'energyJoules'
  | 'co2eKilograms'
>;

/** Bands of costs that rise and fall together: their ends add. */
export function bandSum(bands: readonly Band[]): Band {
  const sum = (of: (band: Band) => number) => bands.reduce((total, band) => total + of(band), 0);
  return { p10: sum((b) => b.p10), p50: sum((b) => b.p50), p90: sum((b) => b.p90) };
}

/** A band about another likely value, as wide for its size. */
function bandAround(likely: number, shape: Band): Band {
  if (shape.p50 === 0) return { p10: likely, p50: likely, p90: likely };
  const ratio = likely / shape.p50;
  return { p10: shape.p10 * ratio, p50: likely, p90: shape.p90 * ratio };
}

function sideOf({ asked, found, runCount }: StageRun): StageSide {
  return {
    optionId: asked.id,
    runCount,
    chipCount: found.chipCount,
    tokensPerSecondPerChip: found.tokensPerSecond / found.chipCount,
    trainingSeconds: found.trainingSeconds,
  };
}

/**
 * Cost, people, time and energy of one stage. Its sides run one after the other, the seeds of a side
 * side by side. Porting and sparse tuning are paid in the stage that does them, preparing in full by
 * the first. The band is as wide for its size as the sampled cost of the same runs.
 */
export function stageSum(
  runs: readonly StageRun[],
  work: StageWork,
  teamPersonCount: number,
): StageSum {
  const [lead] = runs;
  if (lead === undefined) throw new RangeError('a stage has a side');
  const { inputs } = lead;
  const beforehand = [
    { inputs, personMonths: work.preparationRatio * inputs.preparationPersonMonths },
    ...work.ported.map((run) => ({
      inputs: run.inputs,
      personMonths: run.inputs.portingPersonMonths,
    })),
    ...(work.tuned === null
      ? []
      : [{ inputs: work.tuned.inputs, personMonths: work.tuned.inputs.sparseTuningPersonMonths }]),
  ];
  const afterwards = [
    ...runs.map((run) => ({ inputs: run.inputs, personMonths: run.watchPersonMonths })),
    ...(work.exits === null
      ? []
      : [{ inputs: work.exits.inputs, personMonths: work.exits.inputs.exitPersonMonths }]),
  ];
  const all = [...beforehand, ...afterwards];
  const people = all.reduce(
    (usd, part) => usd + personMonthsUsd(part.inputs, part.personMonths),
    0,
  );
  const machine = runs.reduce((usd, run) => usd + run.machineUsd, 0);
  const monthsOf = (parts: typeof all) => parts.reduce((sum, part) => sum + part.personMonths, 0);
  const runSeconds = runs.reduce((sum, { found }) => sum + found.trainingSeconds.p50, 0);
  const sampled = bandSum(runs.map(({ found }) => found.costUsd));
  return {
    sides: runs.map(sideOf),
    costUsd: bandAround(machine + people, sampled),
    costUsdByPart: { machine, people },
    personMonths: monthsOf(all),
    beforehandPersonMonths: monthsOf(beforehand),
    runSeconds,
    calendarSeconds: runSeconds + (monthsOf(beforehand) / teamPersonCount) * SECONDS_PER_MONTH,
    energyJoules: bandSum(runs.map(({ found }) => found.energyJoules)),
    co2eKilograms: bandSum(runs.map(({ found }) => found.co2eKilograms)),
  };
}
