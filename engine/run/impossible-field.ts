import type { Remark } from '../result';
import type { Layout, ModelShape } from '../scenario';
import { divisorsOf, possibleInterleaveCounts } from './parallelism';

/** What a layout's fields are held against. */
export interface LayoutFrame {
  model: ModelShape;
  chipCount: number;
  globalBatchSequences: number;
}

/** The two of the ascending `acceptedCounts` that are nearest to the asked one. */
export function nearestCounts(acceptedCounts: readonly number[], askedCount: number): number[] {
  return [...new Set(acceptedCounts)]
    .sort((a, b) => Math.abs(a - askedCount) - Math.abs(b - askedCount) || a - b)
    .slice(0, 2)
    .sort((a, b) => a - b);
}

/**
 * The first stated field that no run can have, with its value and the nearest values that can:
 * `tensorParallelAboveHeads`, `tensorParallelDoesNotDivideHeads`, `moreStagesThanLayers`,
 * `replicasAboveBatch`, `microBatchAboveBatch`, `interleaveDoesNotDivideLayers`,
 * `expertParallelDoesNotDivideExperts`, `expertParallelAboveRanks`, `contextParallelAboveSequence`;
 * null where all can be. Experts spread over the ranks of one pipeline stage.
 */
export function impossibleField(frame: LayoutFrame, stated: Partial<Layout>): Remark | null {
  const { model, chipCount, globalBatchSequences } = frame;
  const refused = (
    code: string,
    path: keyof Layout,
    value: number,
    acceptedCounts: readonly number[],
  ): Remark => ({ code, details: { path, value, accepted: nearestCounts(acceptedCounts, value) } });
  const dividing = divisorsOf(chipCount);
  const {
    tensorParallel = 1,
    pipelineParallel,
    dataParallel = 1,
    contextParallel = 1,
    expertParallel = 1,
    interleave = 1,
    microBatchSequences = null,
  } = stated;
  const heads = dividing.filter((degree) => model.attentionHeads % degree === 0);
  if (tensorParallel > model.attentionHeads)
    return refused('tensorParallelAboveHeads', 'tensorParallel', tensorParallel, heads);
  if (model.attentionHeads % tensorParallel !== 0)
    return refused('tensorParallelDoesNotDivideHeads', 'tensorParallel', tensorParallel, heads);
  const stages = dividing.filter((degree) => degree <= model.layers);
  if (pipelineParallel !== undefined && pipelineParallel > model.layers)
    return refused('moreStagesThanLayers', 'pipelineParallel', pipelineParallel, stages);
  if (dataParallel > globalBatchSequences) {
    const replicas = dividing.filter((degree) => degree <= globalBatchSequences);
    return refused('replicasAboveBatch', 'dataParallel', dataParallel, replicas);
  }
  const perReplica = Math.ceil(globalBatchSequences / dataParallel);
  if (microBatchSequences !== null && microBatchSequences > perReplica)
    return refused(
      'microBatchAboveBatch',
      'microBatchSequences',
      microBatchSequences,
      divisorsOf(perReplica),
    );
  const interleaves = (pipelineParallel === undefined ? stages : [pipelineParallel]).flatMap(
    (degree) => possibleInterleaveCounts(model.layers, degree),
  );
  if (!interleaves.includes(interleave))
    return refused('interleaveDoesNotDivideLayers', 'interleave', interleave, interleaves);
  const experts = divisorsOf(model.experts ?? 1);
  if (!experts.includes(expertParallel))
    return refused('expertParallelDoesNotDivideExperts', 'expertParallel', expertParallel, experts);
  const rankCount = Math.max(1, Math.floor(chipCount / (pipelineParallel ?? 1)));
  if (expertParallel > rankCount) {
    const spread = experts.filter((degree) => degree <= rankCount);
    return refused('expertParallelAboveRanks', 'expertParallel', expertParallel, spread);
  }
  if (contextParallel > model.sequenceLength) {
    const pieces = dividing.filter((degree) => degree <= model.sequenceLength);
    return refused('contextParallelAboveSequence', 'contextParallel', contextParallel, pieces);
  }
  return null;
}
