import { interleaveRuns, microBatchCandidates } from '../machine/micro-batch';
import type { Stepper, StepQuestion } from '../machine/step';
import { stepperFor } from '../machine/stepper';
import type { StepResult } from '../result';
import type { Layout, Run } from '../scenario';
import { divisorsOf, interleaveChoices, layoutChoices, shardingRuns } from './parallelism';

/** How many plans a search returns beside the best. */
const TOP_COUNT = 10;

/** Plans that were not timed, by what ruled them out. */
export interface Rejections {
  memory: number;
  topology: number;
  /** Slower whatever the machine: more recompute than memory asks for. */
  other: number;
}

export interface SearchOutcome {
  best: StepResult | null;
  top: StepResult[];
  /** Plans looked at, timed or rejected. */
  tried: number;
  rejected: Rejections;
  /** Where nothing fits: the plan that needs the least memory. Null only where no plan exists at all. */
  nearest: StepResult | null;
}

const anyRun = () => true;

interface Ranked {
  seconds: number;
  run: Run;
}

/**
 * The fastest layouts of a question that fit its memory, over tensor x pipeline x data x context x
 * expert parallelism, micro-batch, interleave, sharding and recompute; `fixed` fields are kept.
 * Topology and memory prune before anything is timed; equal times go to the smaller degrees.
 * `holds` narrows the search to runs whose degrees it accepts; the others are not counted.
 */
export function searchParallelism(
  question: StepQuestion,
  globalBatchSequences: number,
  fixed: Partial<Layout>,
  holds: (run: Run) => boolean = anyRun,
): SearchOutcome {
  const stepper = stepperFor(question);
  const tally = new Tally(stepper, question);
  const choices = layoutChoices(question, fixed);
  const { model, chipCount, stack } = question;
  const run: Run = {
    globalBatchSequences,
    precision: question.precision,
    microBatchSequences: null,
    tensorParallel: 1,
    pipelineParallel: 1,
    dataParallel: 1,
    interleave: 1,
    sequenceParallel: false,
    expertParallel: 1,
    contextParallel: 1,
    sharding: 'none',
    recompute: 'none',
  };
  for (const tensorParallel of choices.tensorParallel)
    for (const contextParallel of choices.contextParallel) {
      const chipsLeft = chipCount / (tensorParallel * contextParallel);
      if (!Number.isInteger(chipsLeft)) {
        tally.rejected.topology++;
        continue;
      }
      const splits = stack.kind !== 'gpu' || stack.splitsModel;
      for (const pipelineParallel of divisorsOf(chipsLeft)) {
        const dataParallel = chipsLeft / pipelineParallel;
        if (fixed.pipelineParallel !== undefined && fixed.pipelineParallel !== pipelineParallel)
          continue;
        if (fixed.dataParallel !== undefined && fixed.dataParallel !== dataParallel) continue;
        const stagesRun =
          pipelineParallel === 1 ||
          ((splits || fixed.pipelineParallel !== undefined) && pipelineParallel <= model.layers);
        if (!stagesRun || dataParallel > globalBatchSequences) {
          tally.rejected.topology++;
          continue;
        }
        run.tensorParallel = tensorParallel;
        run.contextParallel = contextParallel;
        run.pipelineParallel = pipelineParallel;
        run.dataParallel = dataParallel;
        for (const expertParallel of choices.expertParallel) {
          if (expertParallel > dataParallel) {
            tally.rejected.topology++;
            continue;
          }
          run.expertParallel = expertParallel;
          if (!holds(run)) continue;
          tryKinds(tally, run, question, fixed, choices.sharding, choices.recompute);
        }
      }
    }
  return tally.outcome();
}

/** Interleave, sequence parallelism, sharding, recompute and micro-batch for one set of degrees. */
function tryKinds(
  tally: Tally,
  run: Run,
  question: StepQuestion,
  fixed: Partial<Layout>,
  shardings: readonly Run['sharding'][],
  recomputes: readonly Run['recompute'][],
): void {
  const { stack } = question;
  const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
  const candidates =
    fixed.microBatchSequences != null
      ? [fixed.microBatchSequences]
      : microBatchCandidates(perReplica);
  const canSplitSequence = run.tensorParallel > 1 && stack.kind === 'gpu' && stack.sequenceParallel;
  const sequenceKinds =
    fixed.sequenceParallel !== undefined
      ? [fixed.sequenceParallel]
      : canSplitSequence
        ? [false, true]
        : [false];
  const interleaves = interleaveChoices(question, run.pipelineParallel, fixed);
  if (interleaves.length === 0) tally.rejected.topology++;
  for (const interleave of interleaves) {
    const walked =
      interleave === 1
        ? candidates
        : candidates.filter((sequences) =>
            interleaveRuns(interleave, run.pipelineParallel, Math.ceil(perReplica / sequences)),
          );
    tally.rejected.topology += candidates.length - walked.length;
    if (walked.length === 0) continue;
    for (const sequenceParallel of sequenceKinds)
      for (const sharding of shardings) {
        const replicas = run.dataParallel * run.contextParallel;
        if (
          fixed.sharding === undefined &&
          !shardingRuns(sharding, run.pipelineParallel, replicas)
        ) {
          tally.rejected.topology++;
          continue;
        }
        run.interleave = interleave;
        run.sequenceParallel = sequenceParallel;
        run.sharding = sharding;
        let fittingCount = 0;
        for (const recompute of recomputes) {
          run.recompute = recompute;
          fittingCount = tally.tryMicroBatches(run, walked, fittingCount);
        }
      }
  }
}

/** Keeps the fastest plans, the rejections and the plan nearest to fitting. */
class Tally {
  readonly rejected: Rejections = { memory: 0, topology: 0, other: 0 };
  private readonly ranked: Ranked[] = [];
  private tried = 0;
  private nearest: Run | null = null;
  private nearestBytes = Number.POSITIVE_INFINITY;
  private readonly availableBytes: number;

  constructor(
    private readonly stepper: Stepper,
    question: StepQuestion,
  ) {
    const { hardware } = question;
    const chipBytes = hardware.kind === 'gpu' ? hardware.memoryBytes : hardware.offChipBytes;
    this.availableBytes = chipBytes * question.chipFraction;
  }

  /**
   * Ascending micro-batches: the first that does not fit rules out the rest; those that fit with
   * less recompute (`skippedCount`) only get slower with more. Returns how many fit.
   */
  tryMicroBatches(run: Run, candidates: readonly number[], skippedCount: number): number {
    this.tried += skippedCount;
    this.rejected.other += skippedCount;
    for (let index = skippedCount; index < candidates.length; index++) {
      run.microBatchSequences = candidates[index] as number;
      const bytes = this.stepper.memoryBytesPerChip(run);
      if (bytes < this.nearestBytes) {
        this.nearestBytes = bytes;
        this.nearest = { ...run };
      }
      if (bytes > this.availableBytes) {
        const left = candidates.length - index;
        this.tried += left;
        this.rejected.memory += left;
        return index;
      }
      this.tried++;
      const seconds = this.stepper.stepSeconds(run);
      if (Number.isFinite(seconds)) this.rank(run, seconds);
      else this.rejected.other++;
    }
    return candidates.length;
  }

  private rank(run: Run, seconds: number): void {
    const { ranked } = this;
    const last = ranked[ranked.length - 1];
    if (ranked.length === TOP_COUNT && last !== undefined && seconds >= last.seconds) return;
    let place = ranked.length;
    while (place > 0 && (ranked[place - 1] as Ranked).seconds > seconds) place--;
    ranked.splice(place, 0, { seconds, run: { ...run } });
    if (ranked.length > TOP_COUNT) ranked.pop();
  }

  outcome(): SearchOutcome {
    const top = this.ranked.map(({ run }) => this.stepper.step(run));
    const best = top[0] ?? null;
    return {
      best,
      top,
      tried: this.tried + this.rejected.topology,
      rejected: this.rejected,
      nearest: best === null && this.nearest !== null ? this.stepper.step(this.nearest) : null,
    };
  }
}
