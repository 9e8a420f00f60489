import { factAt } from '../catalog/load';
import type { Catalog } from '../catalog/schema';
import { operationPersonMonths, personMonthsUsd } from '../economics/people';
import { EngineError } from '../errors';
import { likelyInputs, outcomeFacts, type ResolvedInput } from '../outcome-facts';
import type { OutcomeInputs } from '../outcome-inputs';
import type { OptionResult } from '../result';
import type { Option, Scenario } from '../scenario';
import { nodeCountOf } from '../training-work';
import { SECONDS_PER_DAY } from '../units';
import type { Trained } from './pilot-pair';
import type { Simulate } from './simulation';
import type { StageSize } from './stage-size';

/** One side of a stage: an option with its runs simulated at the stage's size. */
export interface StageRun {
  asked: Option;
  found: OptionResult;
  runCount: number;
  /** The likely inputs of its outcome: people, rates. */
  inputs: OutcomeInputs;
  stepTime: ResolvedInput;
  sparseStepTime: ResolvedInput;
  /** Cost of all runs without people. */
  machineUsd: number;
  /** People who watch the runs, without what comes once. */
  watchPersonMonths: number;
}

/** Enough for the ends of a band that is rounded to two digits. */
const STAGE_SAMPLE = { drawCount: 64, seed: 1 };
/** The most runs beside the first that a scenario can state. */
const MOST_FURTHER_RUNS = 5;

/** The question at a stage's size: the sides with their plans kept, chips and layout chosen anew. */
export function stageScenario(
  scenario: Scenario,
  size: StageSize,
  sides: readonly Trained[],
  runCount: number,
  runDays: number,
): Scenario {
  const { model, trainingTokens, globalBatchTokens } = size;
  return {
    ...scenario,
    workload: { ...scenario.workload, model, trainingTokens, globalBatchTokens },
    goals: {
      ...scenario.goals,
      budgetUsd: null,
      carbonCapKilograms: null,
      deadlineSeconds: runDays * SECONDS_PER_DAY,
      vendors: null,
      regions: null,
    },
    programme: {
      ...scenario.programme,
      experimentShareRatio: Math.min(MOST_FURTHER_RUNS, runCount - 1),
    },
    options: sides.map(({ asked, found }) => ({
      ...asked,
      chipCount: null,
      layout: null,
      sparsity: found.sparsity,
    })),
    ladder: null,
  };
}

/** People's cost in a result: all else is the machine's. */
function peopleUsd({ costUsdByCategory: cost }: OptionResult, tuningUsd: number): number {
  return cost.operations + cost.porting + cost.exit + tuningUsd;
}

/** An option's result with its cost parted into machine and people. */
export function stageRun(
  asked: Option,
  found: OptionResult,
  scenario: Scenario,
  catalog: Catalog,
  runCount: number,
): StageRun {
  const facts = outcomeFacts(asked, scenario, catalog);
  if ('reason' in facts) throw new RangeError('a timed option has a price');
  const inputs = likelyInputs(facts);
  const isTuned = found.costUsdByCategory.sparseTuning > 0;
  const tuningUsd = isTuned ? personMonthsUsd(inputs, inputs.sparseTuningPersonMonths) : 0;
  const chipsPerNode = factAt(catalog, `hardware.${asked.hardware}.chipsPerNode`).value;
  const nodeCount = nodeCountOf(found.chipCount, chipsPerNode);
  const occupiedSeconds = found.trainingSeconds.p50 - found.trainingSecondsByPart.waiting;
  return {
    asked,
    found,
    runCount,
    inputs,
    stepTime: facts.inputs.stepTimeRatio,
    sparseStepTime: facts.inputs.sparseStepTimeRatio,
    machineUsd: Math.max(0, found.costUsd.p50 - peopleUsd(found, tuningUsd)),
    watchPersonMonths:
      operationPersonMonths({ nodeCount }, inputs, occupiedSeconds) -
      inputs.preparationPersonMonths,
  };
}

/** The sides of a stage, simulated; null where one of them cannot be laid out at that size. */
export function stageRuns(
  scenario: Scenario,
  catalog: Catalog,
  simulate: Simulate,
  stage: { size: StageSize; sides: readonly Trained[]; runCount: number; runDays: number },
): StageRun[] | null {
  const { size, sides, runCount, runDays } = stage;
  const asked = stageScenario(scenario, size, sides, runCount, runDays);
  const found = answered(asked, catalog, simulate);
  if (found === null || found.some(({ chipCount }) => chipCount === 0)) return null;
  return asked.options.map((option, index) =>
    stageRun(option, found[index] as OptionResult, asked, catalog, runCount),
  );
}

/** Options at a stage's size; null where a pattern or machine refuses it. */
function answered(scenario: Scenario, catalog: Catalog, simulate: Simulate): OptionResult[] | null {
  try {
    return simulate({ ...scenario, overrides: [] }, catalog, STAGE_SAMPLE).options;
  } catch (error) {
    if (error instanceof EngineError) return null;
    throw error;
  }
}
