import type { OutcomeInputs } from '../outcome-inputs';
import type { TrainingSecondsByPart } from '../result';
import type { TrainingWork } from '../training-work';
import { SECONDS_PER_DAY } from '../units';

/**
 * Mean time between interruptions of the whole machine: one over the rate of all chips and, with
 * spot capacity, of all nodes. Infinity when nothing fails.
 * @source llama3-2024, section 3.3.4
 */
export function secondsBetweenInterruptions(work: TrainingWork, inputs: OutcomeInputs): number {
  const interruptionsPerDay =
    inputs.interruptionsPerChipDay * work.chipCount +
    inputs.spotInterruptionsPerNodeDay * work.nodeCount;
  return SECONDS_PER_DAY / interruptionsPerDay;
}

/** Bytes of one checkpoint: weights and optimizer state of what is trained. */
export function checkpointBytes(work: TrainingWork, inputs: OutcomeInputs): number {
  return work.trainableParameterCount * inputs.checkpointBytesPerParameter;
}

/** Time that training stands still for one checkpoint, all nodes writing at once. */
export function checkpointSeconds(work: TrainingWork, inputs: OutcomeInputs): number {
  return checkpointBytes(work, inputs) / (inputs.checkpointBytesPerSecondPerNode * work.nodeCount);
}

/**
 * Work between two checkpoints that loses the least: sqrt(2 x writeSeconds x
 * betweenInterruptionsSeconds), never shorter than a step nor longer than the run. Valid while
 * writing takes less than twice the time between interruptions.
 * @source daly-2006, equation 20, first order
 */
export function checkpointIntervalSeconds(
  writeSeconds: number,
  betweenInterruptionsSeconds: number,
  stepSeconds: number,
  workSeconds: number,
): number {
  if (betweenInterruptionsSeconds === Infinity) return workSeconds;
  const bestSeconds = Math.sqrt(2 * writeSeconds * betweenInterruptionsSeconds);
  return Math.min(Math.max(bestSeconds, stepSeconds), workSeconds);
}

/** e to this power is beyond any wall clock; larger exponents would overflow where nothing ever finishes. */
const LARGEST_EXPONENT = 200;

/**
 * Expected time lost to interruptions: wall = M e^(R/M) (e^((interval + write)/M) - 1) work/interval
 * less the work and the checkpoints, with M the time between interruptions and R the restart. Exact
 * for exponentially distributed interruptions that may also strike a restart; finite for any rate.
 * @source daly-2006, equation 18
 */
export function failureSeconds(
  workSeconds: number,
  intervalSeconds: number,
  writeSeconds: number,
  restartSeconds: number,
  betweenInterruptionsSeconds: number,
): number {
  if (betweenInterruptionsSeconds === Infinity) return 0;
  const segmentSeconds = intervalSeconds + writeSeconds;
  const wallSecondsPerSegment =
    betweenInterruptionsSeconds *
    Math.exp(Math.min(LARGEST_EXPONENT, restartSeconds / betweenInterruptionsSeconds)) *
    Math.expm1(Math.min(LARGEST_EXPONENT, segmentSeconds / betweenInterruptionsSeconds));
  return Math.max(0, ((wallSecondsPerSegment - segmentSeconds) * workSeconds) / intervalSeconds);
}

/**
 * Writes the parts of one training's wall clock into `into` and returns their sum. Start-up and
 * compilation happen once (a sparse-to-dense plan compiles two programmes), so they fade with length.
 * Setbacks (faults of software, diverged loss, maintenance) are a share of the work.
 */
export function trainingSecondsOf(
  work: TrainingWork,
  inputs: OutcomeInputs,
  into: TrainingSecondsByPart,
): number {
  const denseStepSeconds = work.denseStepSeconds * inputs.stepTimeRatio;
  const sparseStepSeconds =
    work.sparseStepSeconds * inputs.stepTimeRatio * inputs.sparseStepTimeRatio;
  const stepCount = work.sparseStepCount + work.denseStepCount;
  const tokensPerStep = work.trainingTokens / stepCount;
  const inputSecondsPerStep = tokensPerStep / (inputs.inputTokensPerSecondPerNode * work.nodeCount);
  into.sparseSteps = work.sparseStepCount * sparseStepSeconds;
  into.denseSteps = work.denseStepCount * denseStepSeconds;
  into.dataLoading =
    work.sparseStepCount * Math.max(0, inputSecondsPerStep - sparseStepSeconds) +
    work.denseStepCount * Math.max(0, inputSecondsPerStep - denseStepSeconds);
  into.evaluation =
    (into.sparseSteps + into.denseSteps) * inputs.evaluationTokenRatio * inputs.forwardTimeRatio;
  const programmeCount = (work.sparseStepCount > 0 ? 1 : 0) + (work.denseStepCount > 0 ? 1 : 0);
  into.startUp = inputs.startUpSeconds + inputs.compileSeconds * programmeCount;

  const workSeconds = into.sparseSteps + into.denseSteps + into.dataLoading + into.evaluation;
  const writeSeconds = checkpointSeconds(work, inputs);
  const betweenSeconds = secondsBetweenInterruptions(work, inputs);
  const intervalSeconds = checkpointIntervalSeconds(
    writeSeconds,
    betweenSeconds,
    workSeconds / stepCount,
    workSeconds,
  );
  into.checkpoints = (writeSeconds * workSeconds) / intervalSeconds;
  into.failures = failureSeconds(
    workSeconds,
    intervalSeconds,
    writeSeconds,
    inputs.restartSeconds,
    betweenSeconds,
  );
  into.setbacks = workSeconds * inputs.setbackTimeRatio;
  const occupiedSeconds =
    workSeconds + into.startUp + into.checkpoints + into.failures + into.setbacks;
  into.waiting = occupiedSeconds * (1 / inputs.availableShareRatio - 1);
  return occupiedSeconds + into.waiting;
}
