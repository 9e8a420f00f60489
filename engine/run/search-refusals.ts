import { EngineError } from '../errors';
import type { StepQuestion } from '../machine/step';
import type { Remark } from '../result';
import type { Layout } from '../scenario';
import { divisorsOf, layoutChoices } from './parallelism';
import { type SearchOutcome, searchParallelism } from './search';

/** How far from the asked chip count a neighbour is looked for, and how often chips are doubled. */
const NEIGHBOUR_REACH = 1024;
const DOUBLINGS = 12;

/** The two of the ascending `acceptedCounts` that are nearest to the asked one. */
function nearest(acceptedCounts: readonly number[], askedCount: number): number[] {
  return [...acceptedCounts]
    .sort((a, b) => Math.abs(a - askedCount) - Math.abs(b - askedCount))
    .slice(0, 2)
    .sort((a, b) => a - b);
}

/**
 * Refuses stated fields that no search can use: `tensorParallelAboveHeads`, `moreStagesThanLayers`,
 * `microBatchAboveBatch`, `layoutDoesNotDivideChips`. Each names the field, its value and the nearest
 * values that are accepted.
 */
export function refuseImpossible(
  question: StepQuestion,
  globalBatchSequences: number,
  fixed: Partial<Layout>,
): void {
  const { model, chipCount } = question;
  const refuse = (code: string, field: string, askedCount: number, acceptedCounts: number[]) => {
    throw new EngineError(code, {
      path: `run.${field}`,
      value: askedCount,
      accepted: acceptedCounts,
    });
  };
  const { tensorParallel = 1, pipelineParallel = 1, dataParallel = 1, contextParallel = 1 } = fixed;
  if (tensorParallel > model.attentionHeads) {
    const heads = divisorsOf(model.attentionHeads).filter((degree) => chipCount % degree === 0);
    refuse(
      'tensorParallelAboveHeads',
      'tensorParallel',
      tensorParallel,
      nearest(heads, tensorParallel),
    );
  }
  if (pipelineParallel > model.layers) {
    const stages = divisorsOf(chipCount).filter((degree) => degree <= model.layers);
    refuse(
      'moreStagesThanLayers',
      'pipelineParallel',
      pipelineParallel,
      nearest(stages, pipelineParallel),
    );
  }
  const perReplica = Math.ceil(globalBatchSequences / dataParallel);
  const { microBatchSequences } = fixed;
  if (microBatchSequences != null && microBatchSequences > perReplica)
    refuse(
      'microBatchAboveBatch',
      'microBatchSequences',
      microBatchSequences,
      nearest(divisorsOf(perReplica), microBatchSequences),
    );
  const stated = tensorParallel * pipelineParallel * dataParallel * contextParallel;
  if (chipCount % stated !== 0) {
    const multiples = [Math.floor(chipCount / stated), Math.ceil(chipCount / stated)]
      .filter((count) => count > 0)
      .map((count) => count * stated);
    throw new EngineError('layoutDoesNotDivideChips', {
      path: 'chipCount',
      value: chipCount,
      accepted: multiples,
    });
  }
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
          (pipelineParallel === 1 || (splits && pipelineParallel <= model.layers))
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
