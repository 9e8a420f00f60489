import type { Run } from '../../scenario';
import { transferSeconds } from '../collective';
import type { GpuSetting } from './gpu-setting';
import { replicaCount } from './replica-exchange';

const ACTIVATION_BYTES = 2;

/** What the slowest pipeline stage holds: layers, and shares of the two ends of the model. */
export interface StageLoad {
  layers: number;
  headShareRatio: number;
  embeddingShareRatio: number;
}

/**
 * Fills `into` with the load of the slowest stage. The head belongs to the last stage and the
 * embedding to the first, unless the stack places layers so that they balance; layers that do not
 * divide go to the first stages.
 */
export function fillSlowestStage(
  setting: GpuSetting,
  run: Run,
  layerSeconds: number,
  headSeconds: number,
  embeddingSeconds: number,
  into: StageLoad,
): void {
  const { pipelineParallel } = run;
  const layers = setting.model.layers;
  into.layers = layers;
  into.headShareRatio = 1;
  into.embeddingShareRatio = 1;
  if (pipelineParallel === 1) return;
  const most = Math.ceil(layers / pipelineParallel);
  into.layers = most;
  if (setting.stack.balancesHead) {
    const ends = headSeconds + embeddingSeconds;
    const mean = (layers * layerSeconds + ends) / pipelineParallel;
    const share = Math.max(0, mean - most * layerSeconds) / ends;
    into.headShareRatio = share;
    into.embeddingShareRatio = share;
    return;
  }
  const lastLayers = layers % pipelineParallel === 0 ? most : most - 1;
  if (lastLayers * layerSeconds + headSeconds >= most * layerSeconds + embeddingSeconds) {
    into.layers = lastLayers;
    into.embeddingShareRatio = 0;
  } else into.headShareRatio = 0;
}

/**
 * Exposed time of a step's hand-overs between stages, forward and backward: 2 x hop x
 * (max(microBatchCount, pipelineParallel) x interleave + min(microBatchCount, pipelineParallel) - 1).
 * Tensor-parallel ranks share the work where the stack splits it or activations are split already.
 * @source narayanan-2021, sections 2.2 and 4.1
 */
export function pipelineTransferSeconds(
  setting: GpuSetting,
  run: Run,
  microBatchSequences: number,
  microBatchCount: number,
): number {
  const { pipelineParallel, tensorParallel } = run;
  if (pipelineParallel === 1) return 0;
  const { fabric, stack, model } = setting;
  const stride = tensorParallel * replicaCount(run);
  const crosses = stride * pipelineParallel > fabric.chipsPerNode;
  const split = run.sequenceParallel || stack.splitsPipelineTransfers ? tensorParallel : 1;
  const tokens = microBatchSequences * Math.ceil(model.sequenceLength / run.contextParallel);
  const bytes = (tokens * model.hiddenSize * ACTIVATION_BYTES) / split;
  const hop = transferSeconds(fabric, bytes, crosses, Math.min(fabric.chipsPerNode, stride));
  const most = Math.max(microBatchCount, pipelineParallel);
  const least = Math.min(microBatchCount, pipelineParallel);
  const hops = 2 * (most * run.interleave + least - 1);
  return hop * hops * (1 - stack.pipelineOverlapRatio);
}
