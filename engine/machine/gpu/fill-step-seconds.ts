import type { StepBreakdownSeconds } from '../../result';
import type { Run } from '../../scenario';
import { pipelineBubbleSeconds } from '../pipeline-bubble';
import { exposedSeconds } from './exposed-seconds';
import type { GpuSetting } from './gpu-setting';
import { fillSlowestStage, pipelineTransferSeconds, type StageLoad } from './pipeline-stage';
import { type RankCut, secondsOnCut } from './rank-cut';
import {
  layerShardingSeconds,
  replicaCount,
  stageGradientSeconds,
  tiedEmbeddingSeconds,
} from './replica-exchange';

const load: StageLoad = { layers: 0, headShareRatio: 0, embeddingShareRatio: 0 };

/**
 * Fills `parts` with the exposed time of one step by cause and returns its seconds, the sum.
 * A micro-batch passes each layer of a stage forward, recompute and backward; with stages of unequal
 * length the step's compute is microBatchCount x slowest + pipelineBubbleSeconds.
 * Then come hand-overs, gradients, the optimizer, and waiting on the slowest node. Allocates nothing
 * once the cut knows the micro-batch.
 * @source narayanan-2021, section 2.2
 */
export function fillStepSeconds(
  setting: GpuSetting,
  cut: RankCut,
  run: Run,
  sequences: number,
  parts: StepBreakdownSeconds,
): number {
  const { stack, model } = setting;
  const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
  const microBatch = Math.min(sequences, perReplica);
  const microBatchCount = Math.ceil(perReplica / microBatch);
  const one = secondsOnCut(setting, cut, run, microBatch);
  const again = run.recompute === 'full' ? 1 : 0;
  const gemmAgain = again * stack.recomputedForwardRatio;
  const attentionAgain = run.recompute === 'none' ? 0 : 1;

  const forward =
    one.gemmForward + one.attentionForward + one.elementwiseForward + one.exchangeForward;
  const backward =
    one.gemmBackward +
    one.attentionBackward +
    one.elementwiseBackward +
    one.exchangeBackward +
    gemmAgain * one.gemmForward +
    attentionAgain * one.attentionForward +
    again * (one.elementwiseForward + one.exchangeForward);
  const blocked = run.sharding === 'none' ? 0 : stack.shardedHostSecondsPerLayer;
  const hostOverlap = stack.hostOverlapRatio;
  const hostForward = exposedSeconds(one.hostPass, forward, hostOverlap) + blocked;
  const hostBackward =
    exposedSeconds(one.hostPass * (1 + again), backward, hostOverlap) + blocked * (1 + again);
  const forwardLayer = forward + hostForward;
  const backwardLayer = backward + hostBackward;
  const layerWeights = cut.weights.layerShared + cut.weights.layerExperts;
  const sharding = layerShardingSeconds(setting, run, layerWeights, forwardLayer, backwardLayer);

  const layer = forwardLayer + backwardLayer + sharding;
  const head = one.headForward + one.headBackward + one.headExchange;
  const lastEnd = head + stack.hostSecondsPerMicroBatch;
  fillSlowestStage(setting, run, layer, lastEnd, one.embedding, load);
  const stageLayers = load.layers;
  const slowest =
    stageLayers * layer + load.headShareRatio * lastEnd + load.embeddingShareRatio * one.embedding;
  const allStages = model.layers * layer + lastEnd + one.embedding;

  const layerPasses = stageLayers * microBatchCount;
  parts.compute = layerPasses * (one.gemmForward * (1 + gemmAgain) + one.gemmBackward);
  parts.attention =
    layerPasses * (one.attentionForward * (1 + attentionAgain) + one.attentionBackward);
  parts.elementwise =
    layerPasses * (one.elementwiseForward * (1 + again) + one.elementwiseBackward);
  parts.tensorParallel = layerPasses * (one.exchangeForward * (1 + again) + one.exchangeBackward);
  parts.host =
    layerPasses * (hostForward + hostBackward) +
    load.headShareRatio * microBatchCount * stack.hostSecondsPerMicroBatch;
  parts.head =
    microBatchCount * (load.headShareRatio * head + load.embeddingShareRatio * one.embedding);
  parts.pipelineBubble =
    run.pipelineParallel > 1
      ? pipelineBubbleSeconds(allStages, slowest, microBatchCount, run.interleave)
      : 0;
  parts.pipelineTransfer = pipelineTransferSeconds(setting, run, microBatch, microBatchCount);

  const tables = run.pipelineParallel === 1 && !model.tiedEmbeddings ? 2 : 1;
  const stageWeights = stageLayers * layerWeights + tables * cut.weights.vocabularyTable;
  parts.dataParallel =
    layerPasses * sharding +
    stageGradientSeconds(
      setting,
      run,
      stageWeights,
      stageLayers * forwardLayer,
      stageLayers * backwardLayer,
    ) +
    tiedEmbeddingSeconds(setting, run, cut.weights.vocabularyTable);
  const updated =
    (stageWeights * setting.trainedWeightRatio) / (run.sharding === 'none' ? 1 : replicaCount(run));
  parts.optimizer =
    (updated * stack.optimizerTrafficBytes) / setting.microBatch.rates.memoryBytesPerSecond +
    stack.stepOverheadSeconds;

  const busy =
    parts.compute +
    parts.attention +
    parts.elementwise +
    parts.tensorParallel +
    parts.pipelineBubble +
    parts.pipelineTransfer +
    parts.dataParallel +
    parts.optimizer +
    parts.host +
    parts.head;
  parts.other = busy * setting.stragglerRatio;
  return busy + parts.other;
}
