import { valuesOf } from '../catalog/fact';
import type { Catalog } from '../catalog/schema';
import { emptyOutcome } from '../outcome';
import { blankInputs } from '../outcome-inputs';
import { trainingSecondsOf } from '../run/end-to-end';
import { nodeCountOf } from '../training-work';
import { SECONDS_PER_DAY } from '../units';
import records from './elapsed-over-steps.json';

/** Any number will do: only shares of the run are asked for. */
const STEP_COUNT = 100_000;

export interface SetbackRatio {
  id: string;
  elapsedOverStepsRatio: number;
  /** What is left when hardware failures, checkpoints, evaluation and start-up are explained. */
  setbackTimeRatio: number;
}

/**
 * Time lost in published runs beyond what the engine explains: setbackTimeRatio = (elapsed -
 * startUp - checkpoints - failures) / (steps + evaluation) - 1, zero at least.
 */
export function setbackRatios(catalog: Catalog): SetbackRatio[] {
  const { startUpSeconds, compileSeconds, interruptionsPerChipDay, ...overheads } = valuesOf(
    catalog.assumptions.overheads,
  );
  const inputs = {
    ...blankInputs(),
    ...overheads,
    startUpSeconds: startUpSeconds.gpu,
    compileSeconds: compileSeconds.gpu,
    interruptionsPerChipDay: interruptionsPerChipDay.gpu,
    stepTimeRatio: 1,
    sparseStepTimeRatio: 1,
    availableShareRatio: 1,
  };
  return records.map(({ id, hardware, chipCount, parameterCount, trainingTokens, ...days }) => {
    const chipsPerNode = catalog.hardware[hardware]?.chipsPerNode.value ?? Number.NaN;
    const seconds = emptyOutcome().trainingSecondsByPart;
    const work = {
      hardwareId: hardware,
      chipCount,
      chipsPerNode,
      nodeCount: nodeCountOf(chipCount, chipsPerNode),
      parameterCount,
      trainableParameterCount: parameterCount,
      trainingTokens,
      sparseStepCount: 0,
      sparseStepSeconds: 0,
      denseStepCount: STEP_COUNT,
      denseStepSeconds: (days.stepDays * SECONDS_PER_DAY) / STEP_COUNT,
      flopsUtilisationRatio: 0,
    };
    trainingSecondsOf(work, inputs, seconds);
    const workSeconds = seconds.denseSteps + seconds.evaluation;
    const explainedSeconds = seconds.startUp + seconds.checkpoints + seconds.failures;
    const lostSeconds = days.elapsedDays * SECONDS_PER_DAY - explainedSeconds - workSeconds;
    return {
      id,
      elapsedOverStepsRatio: days.elapsedDays / days.stepDays,
      setbackTimeRatio: Math.max(0, lostSeconds / workSeconds),
    };
  });
}
