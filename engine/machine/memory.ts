import type { Values } from '../catalog/fact';
import type { GpuStack } from '../catalog/gpu-stack-schema';
import type { ModelShape, Run } from '../scenario';
import { attentionProjectionWeights, feedForwardWeights } from '../workload/transformer';
import { dividesGradients } from './divides-gradients';
import type { LayerGeometry } from './gpu/layer-geometry';
import { localVocabularyCount } from './local-vocabulary';

const BYTES = 2;
/** Gathered layers alive at once where weights are sharded: the one at work and the one fetched. */
const GATHERED_LAYERS = 2;

/** What memory needs to know beside the run. */
export interface MemorySetting {
  model: ModelShape;
  stack: Values<GpuStack>;
  reservedBytes: number;
  frozenWeights: boolean;
  /** Bytes per stored weight beside its 16 bits: indices of a sparse pattern, a quantised copy. */
  weightExtraBytes: number;
}

/** Weights of one rank: the dense and the expert part of a layer, and one vocabulary table. */
export interface RankWeights {
  layerShared: number;
  layerExperts: number;
  vocabularyTable: number;
}

/** Weights of a layer and of one vocabulary table on a rank of tensor x expert parallelism. */
export function rankWeights(
  model: ModelShape,
  tensorParallel: number,
  expertParallel: number,
): RankWeights {
  const feedForward = feedForwardWeights(model, true);
  const expert = model.experts === undefined ? 0 : feedForward;
  return {
    layerShared: (attentionProjectionWeights(model) + feedForward - expert) / tensorParallel,
    layerExperts: expert / (tensorParallel * Math.min(expertParallel, model.experts ?? 1)),
    vocabularyTable: (model.vocabularySize * model.hiddenSize) / tensorParallel,
  };
}

/**
 * Bytes of activations one layer keeps for one micro-batch:
 * tokens (hiddenSize activationResidualBytes / residualShare + innerElements activationInnerBytes)
 * + scores activationScoreBytes, scores kept by standard attention without recompute only.
 * @source korthikanti-2022, equations 1-4
 */
export function layerActivationBytes(
  model: ModelShape,
  stack: Values<GpuStack>,
  geometry: LayerGeometry,
  run: Run,
  microBatchSequences: number,
  keepsScores: boolean,
): number {
  const queries = Math.ceil(model.sequenceLength / run.contextParallel);
  const residualShare = run.sequenceParallel ? run.tensorParallel : 1;
  const scores =
    keepsScores && stack.attentionKind === 'standard'
      ? microBatchSequences * geometry.localHeads * queries * model.sequenceLength
      : 0;
  return (
    microBatchSequences *
      queries *
      ((model.hiddenSize * stack.activationResidualBytes) / residualShare +
        geometry.innerElements * stack.activationInnerBytes) +
    scores * stack.activationScoreBytes
  );
}

/**
 * Bytes of weights, gradients and optimizer state per chip for `weights` weights of a rank, divided
 * over `replicas` as far as the run's sharding goes; gradients as `dividesGradients` says.
 * @source rajbhandari-2020-zero, section 5
 */
export function stateBytes(
  setting: MemorySetting,
  run: Run,
  weights: number,
  replicas: number,
): number {
  const { sharding } = run;
  const trained = setting.frozenWeights ? setting.stack.adapterParameterRatio : 1;
  const stored =
    (weights * (BYTES + setting.weightExtraBytes)) / (sharding === 'zero3' ? replicas : 1);
  const gradients =
    (weights * trained * setting.stack.gradientStoredBytes) /
    (dividesGradients(run) ? replicas : 1);
  const optimizer =
    (weights * trained * setting.stack.optimizerStoredBytes) / (sharding === 'none' ? 1 : replicas);
  return stored + gradients + optimizer;
}

/**
 * Memory of the worst pipeline stage: state, activations of the micro-batches in flight, one layer
 * at work, logits and loss, the runtime's reserve, and fragmentation of what the allocator holds.
 * The first stage holds pipelineParallel micro-batches, (pipelineParallel - 1) / interleave more when
 * interleaved, and never more than there are.
 * @source korthikanti-2022, section 4.2
 */
export function memoryBytes(
  setting: MemorySetting,
  geometry: LayerGeometry,
  weights: RankWeights,
  run: Run,
  microBatchSequences: number,
): number {
  const { model, stack } = setting;
  const { pipelineParallel, tensorParallel, dataParallel, contextParallel } = run;
  const replicas = dataParallel * contextParallel;
  const expertReplicas = Math.max(1, replicas / Math.min(run.expertParallel, model.experts ?? 1));
  const microBatches = Math.ceil(
    Math.ceil(run.globalBatchSequences / dataParallel) / microBatchSequences,
  );
  const stageLayers = Math.ceil(model.layers / pipelineParallel);
  const layerState =
    stateBytes(setting, run, weights.layerShared, replicas) +
    stateBytes(setting, run, weights.layerExperts, expertReplicas);
  const tableState = stateBytes(setting, run, weights.vocabularyTable, replicas);
  const tables = pipelineParallel === 1 && !model.tiedEmbeddings ? 2 : 1;
  const gathered =
    run.sharding === 'zero3'
      ? (GATHERED_LAYERS * (weights.layerShared + weights.layerExperts) + weights.vocabularyTable) *
        BYTES
      : 0;
  const state = stageLayers * layerState + tables * tableState + gathered;

  const whole = layerActivationBytes(model, stack, geometry, run, microBatchSequences, true);
  const tokens = microBatchSequences * Math.ceil(model.sequenceLength / contextParallel);
  const boundary =
    (tokens * model.hiddenSize * BYTES) / (run.sequenceParallel ? tensorParallel : 1);
  let kept = whole;
  if (run.recompute === 'full') kept = boundary;
  else if (run.recompute === 'selective')
    kept = layerActivationBytes(model, stack, geometry, run, microBatchSequences, false);
  const early = run.interleave > 1 ? (pipelineParallel - 1) / run.interleave : 0;
  const inFlight = Math.min(microBatches, pipelineParallel + early);
  const first = stageLayers * kept * inFlight + whole;

  const localVocabulary = localVocabularyCount(stack, model.vocabularySize, tensorParallel);
  const logits = tokens * localVocabulary * stack.lossStoredBytes;
  // Head and loss run before any layer's backward: the working layer and the logits do not overlap.
  const last = stageLayers * kept + Math.max(whole, logits + boundary);
  const activations = Math.max(pipelineParallel > 1 ? first : 0, last);
  return (state + activations) * (1 + stack.fragmentationRatio) + setting.reservedBytes;
}
