import { EngineError } from '../errors';
import { interleaveRuns, microBatchCandidates } from '../machine/micro-batch';
import type { StepQuestion } from '../machine/step';
import type { Remark } from '../result';
import type { Layout } from '../scenario';
import { impossibleField, nearestCounts } from './impossible-field';
import { divisorsOf, layoutChoices, possibleInterleaveCounts } from './parallelism';
import { type SearchOutcome, searchParallelism } from './search';

/** How far from the asked chip count a neighbour is looked for, and how often chips are doubled. */
const NEIGHBOUR_REACH = 1024;
const DOUBLINGS = 12;

const DEGREES = [
  'tensorParallel',
  'pipelineParallel',
  'dataParallel',
  'contextParallel',
] as const satisfies readonly (keyof Layout)[];

/**
 * Refuses stated fields that no search can use, as `impossibleField` names them, an interleave that no
 * micro-batch lets the stated degrees walk (`interleaveLeavesMicroBatches`), and degrees whose product
 * does not divide the chips (`layoutDoesNotDivideChips`). Each names the field, its value and the
 * nearest values that are accepted.
 */
export function refuseImpossible(
  question: StepQuestion,
  globalBatchSequences: number,
  fixed: Partial<Layout>,
): void {
  const { model, chipCount } = question;
  const impossible = impossibleField({ model, chipCount, globalBatchSequences }, fixed);
  if (impossible !== null) {
    const { path, ...details } = impossible.details;
    throw new EngineError(impossible.code, { path: `run.${path}`, ...details });
  }
  const { interleave = 1, pipelineParallel, dataParallel } = fixed;
  if (
    pipelineParallel !== undefined &&
    dataParallel !== undefined &&
    !someInterleaveRuns(globalBatchSequences, fixed, pipelineParallel, dataParallel)
  )
    throw new EngineError('interleaveLeavesMicroBatches', {
      path: 'run.interleave',
      value: interleave,
      accepted: [1],
    });
  const stated = DEGREES.filter((degree) => (fixed[degree] ?? 1) > 1);
  const product = stated.reduce((total, degree) => total * (fixed[degree] ?? 1), 1);
  if (chipCount % product === 0) return;
  const multiples = [Math.floor(chipCount / product), Math.ceil(chipCount / product)]
    .filter((count) => count > 0)
    .map((count) => count * product);
  const [only, ...others] = stated;
  const asked =
    only === undefined || others.length > 0 ? null : { path: only, value: fixed[only] ?? 1 };
  throw new EngineError('layoutDoesNotDivideChips', {
    path: 'chipCount',
    value: chipCount,
    accepted: multiples,
    ...(asked === null
      ? { statedProduct: product }
      : {
          statedPath: `run.${asked.path}`,
          statedValue: asked.value,
          statedAccepted: nearestCounts(divisorsOf(chipCount), asked.value),
        }),
  });
}

/** Whether a stated interleave can walk the batch in some micro-batch on these degrees. */
function someInterleaveRuns(
  globalBatchSequences: number,
  { interleave = 1, microBatchSequences }: Partial<Layout>,
  pipelineParallel: number,
  dataParallel: number,
): boolean {
  const perReplica = Math.ceil(globalBatchSequences / dataParallel);
  const sizes =
    microBatchSequences == null ? microBatchCandidates(perReplica) : [microBatchSequences];
  return sizes.some((sequences) =>
    interleaveRuns(interleave, pipelineParallel, Math.ceil(perReplica / sequences)),
  );
}

/** Whether some degrees multiply to the question's chips within its layers, heads and batch. */
function hasTopology(
  question: StepQuestion,
  globalBatchSequences: number,
  fixed: Partial<Layout>,
): boolean {
  const { chipCount, model, stack } = question;
  const choices = layoutChoices(question, fixed);
  const splits = stack.kind !== 'gpu' || stack.splitsModel;
  return choices.tensorParallel.some((tensorParallel) =>
    choices.contextParallel.some((contextParallel) =>
      divisorsOf(chipCount / (tensorParallel * contextParallel)).some((pipelineParallel) => {
        const dataParallel = chipCount / (tensorParallel * contextParallel * pipelineParallel);
        return (
          Number.isInteger(dataParallel) &&
          dataParallel <= globalBatchSequences &&
          (fixed.dataParallel ?? dataParallel) === dataParallel &&
          (fixed.pipelineParallel ?? pipelineParallel) === pipelineParallel &&
          (pipelineParallel === 1 || (splits && pipelineParallel <= model.layers)) &&
          possibleInterleaveCounts(model.layers, pipelineParallel).includes(
            fixed.interleave ?? 1,
          ) &&
          someInterleaveRuns(globalBatchSequences, fixed, pipelineParallel, dataParallel)
        );
      }),
    ),
  );
}

/**
 * Why a search found nothing, or null: `noLayoutForChipCount` with the nearest chip counts that can
 * be laid out, or `doesNotFitMemory` with what is needed, what there is, and the next count that fits.
 */
export function searchReason(
  question: StepQuestion,
  globalBatchSequences: number,
  fixed: Partial<Layout>,
  outcome: SearchOutcome,
): Remark | null {
  if (outcome.best !== null) return null;
  const { chipCount } = question;
  const on = (count: number): StepQuestion => ({ ...question, chipCount: count });
  if (outcome.nearest === null) {
    const lies = (count: number) =>
      count > 0 && hasTopology(on(count), globalBatchSequences, fixed);
    const accepted = [-1, 1].flatMap((direction) => {
      for (let step = 1; step <= NEIGHBOUR_REACH; step++)
        if (lies(chipCount + direction * step)) return [chipCount + direction * step];
      return [];
    });
    return {
      code: 'noLayoutForChipCount',
      details: { path: 'chipCount', value: chipCount, accepted },
    };
  }
  const { memoryBytesPerChip, memoryBytesAvailablePerChip } = outcome.nearest;
  let fittingCount: number | null = null;
  for (let doubling = 1; doubling <= DOUBLINGS && fittingCount === null; doubling++) {
    const count = chipCount * 2 ** doubling;
    if (searchParallelism(on(count), globalBatchSequences, fixed).best !== null)
      fittingCount = count;
  }
  return {
    code: 'doesNotFitMemory',
    details: {
      path: 'chipCount',
      value: chipCount,
      neededBytesPerChip: memoryBytesPerChip,
      availableBytesPerChip: memoryBytesAvailablePerChip,
      nearestChipCount: fittingCount,
    },
  };
}
