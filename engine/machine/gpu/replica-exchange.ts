import type { Run } from '../../scenario';
import { allReduceSeconds, gatherSeconds } from '../collective';
import { dividesGradients } from '../divides-gradients';
import { exposedSeconds } from './exposed-seconds';
import type { GpuSetting } from './gpu-setting';

const WEIGHT_BYTES = 2;

/** Replicas of a rank: data and context parallel ranks hold the same weights. */
export function replicaCount(run: Run): number {
  return run.dataParallel * run.contextParallel;
}

/** How many replicas of a rank share a node: tensor-parallel ranks are placed first. */
export function localReplicaCount(setting: GpuSetting, run: Run): number {
  const room = Math.max(1, Math.floor(setting.fabric.chipsPerNode / run.tensorParallel));
  return Math.min(replicaCount(run), room);
}

/**
 * Exposed time, per layer and micro-batch, of weights gathered (zero3: forward and backward) and
 * gradients scattered with every micro-batch, where `dividesGradients` says so.
 * @source rajbhandari-2020-zero, section 7
 */
export function layerShardingSeconds(
  setting: GpuSetting,
  run: Run,
  layerWeights: number,
  forwardSeconds: number,
  backwardSeconds: number,
): number {
  const replicas = replicaCount(run);
  if (replicas <= 1 || !dividesGradients(run)) return 0;
  const { fabric, stack } = setting;
  const local = localReplicaCount(setting, run);
  const sharers = fabric.chipsPerNode / local;
  const gradientBytes = layerWeights * setting.trainedWeightRatio * stack.gradientTrafficBytes;
  const reduce = gatherSeconds(fabric, gradientBytes, replicas, local, sharers);
  const gather =
    run.sharding === 'zero3'
      ? gatherSeconds(fabric, layerWeights * WEIGHT_BYTES, replicas, local, sharers)
      : 0;
  const overlap = stack.weightGatherOverlapRatio;
  return (
    exposedSeconds(gather, forwardSeconds, overlap) +
    exposedSeconds(gather + reduce, backwardSeconds, overlap)
  );
}

/**
 * Exposed time, once per step, of the gradients of a stage summed over its replicas: an all-reduce,
 * or a reduce-scatter (unless every micro-batch has its own) and a gather of the updated weights (zero1,
 * zero2). It hides behind the last micro-batch's backward and the next one's forward as far as the
 * stack overlaps it.
 */
export function stageGradientSeconds(
  setting: GpuSetting,
  run: Run,
  stageWeights: number,
  forwardSeconds: number,
  backwardSeconds: number,
): number {
  const replicas = replicaCount(run);
  if (replicas <= 1 || run.sharding === 'zero3') return 0;
  const { fabric, stack } = setting;
  const local = localReplicaCount(setting, run);
  const sharers = fabric.chipsPerNode / local;
  const moved = stageWeights * setting.trainedWeightRatio;
  const overlap = stack.dataParallelOverlapRatio;
  const gradientBytes = moved * stack.gradientTrafficBytes;
  if (run.sharding === 'none')
    return exposedSeconds(
      allReduceSeconds(fabric, gradientBytes, replicas, local, sharers),
      backwardSeconds,
      overlap,
    );
  const gather = gatherSeconds(fabric, moved * WEIGHT_BYTES, replicas, local, sharers);
  const reduce = dividesGradients(run)
    ? 0
    : gatherSeconds(fabric, gradientBytes, replicas, local, sharers);
  return (
    exposedSeconds(gather, forwardSeconds, overlap) +
    exposedSeconds(reduce, backwardSeconds, overlap)
  );
}

/** Time to sum the gradient of a tied embedding over the first and last pipeline stage. */
export function tiedEmbeddingSeconds(setting: GpuSetting, run: Run, tableWeights: number): number {
  if (run.pipelineParallel === 1 || !setting.model.tiedEmbeddings) return 0;
  const { fabric, stack } = setting;
  const chips = run.tensorParallel * replicaCount(run) * run.pipelineParallel;
  return allReduceSeconds(
    fabric,
    tableWeights * setting.trainedWeightRatio * stack.gradientTrafficBytes,
    2,
    chips > fabric.chipsPerNode ? 1 : 2,
    Math.min(fabric.chipsPerNode, run.tensorParallel),
  );
}
