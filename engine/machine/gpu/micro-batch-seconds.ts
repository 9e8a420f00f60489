import type { Values } from '../../catalog/fact';
import type { GpuStack } from '../../catalog/gpu-stack-schema';
import type { ModelShape } from '../../scenario';
import { allReduceSeconds, allToAllSeconds, type Fabric, gatherSeconds } from '../collective';
import { localVocabularyCount } from '../local-vocabulary';
import { flashAttentionSeconds, standardAttentionSeconds } from './attention';
import type { ChipRates } from './chip-rates';
import { gemmSeconds } from './gemm';
import { layerGeometry } from './layer-geometry';

/** Kernels beside GEMMs in one layer pass of a fused stack: norms, biases, activation, residuals, rotary. */
const ELEMENTWISE_KERNELS = 6;
const ALIGNED_ELEMENTS = 8;
/** A full memory line of 16-bit elements. */
const FULL_LINE_ELEMENTS = 64;
const BYTES = 2;

/** What a micro-batch cost depends on, the layout aside from pipeline and replicas. */
export interface MicroBatchLayout {
  sequences: number;
  tensorParallel: number;
  contextParallel: number;
  expertParallel: number;
  sequenceParallel: boolean;
}

/** Seconds of one micro-batch through one layer, and through head, loss and embedding. */
export interface MicroBatchSeconds {
  gemmForward: number;
  gemmBackward: number;
  attentionForward: number;
  attentionBackward: number;
  elementwiseForward: number;
  elementwiseBackward: number;
  /** Exposed collectives of tensor, context and expert parallelism. */
  exchangeForward: number;
  exchangeBackward: number;
  hostPass: number;
  headForward: number;
  headBackward: number;
  embedding: number;
  headExchange: number;
}

/** What the cost of any micro-batch needs and no layout changes. */
export interface MicroBatchSetting {
  model: ModelShape;
  stack: Values<GpuStack>;
  rates: ChipRates;
  fabric: Fabric;
  /** Frozen weights have no weight gradient. */
  frozenWeights: boolean;
  attentionTimeRatio: number;
  feedForwardTimeRatio: number;
}

/**
 * Time of one micro-batch per layer and at the ends of the model, kernel by kernel. Every linear
 * runs forward, input gradient and weight gradient as three GEMMs; the largest rank sets the time.
 * @source narayanan-2021, sections 2.3 and 3
 */
export function microBatchSeconds(
  setting: MicroBatchSetting,
  layout: MicroBatchLayout,
): MicroBatchSeconds {
  const { model, stack, rates, fabric, frozenWeights } = setting;
  const { sequences, tensorParallel, contextParallel, expertParallel, sequenceParallel } = layout;
  const hidden = model.hiddenSize;
  const geometry = layerGeometry(model, tensorParallel, expertParallel);
  const queries = Math.ceil(model.sequenceLength / contextParallel);
  const tokens = sequences * queries;
  const cost: MicroBatchSeconds = {
    gemmForward: 0,
    gemmBackward: 0,
    attentionForward: 0,
    attentionBackward: 0,
    elementwiseForward: 0,
    elementwiseBackward: 0,
    exchangeForward: 0,
    exchangeBackward: 0,
    hostPass: 0,
    headForward: 0,
    headBackward: 0,
    embedding: 0,
    headExchange: 0,
  };

  const addLinear = (
    batch: number,
    rows: number,
    columns: number,
    depth: number,
    ratio: number,
  ) => {
    const aligned = columns % FULL_LINE_ELEMENTS === 0 && depth % FULL_LINE_ELEMENTS === 0;
    const speed = rates.linearFlopsPerSecond * (aligned ? 1 : rates.partlyAlignedGemmRatio);
    const bytes = rates.linearBytesPerElement;
    cost.gemmForward += ratio * gemmSeconds(rates, speed, bytes, batch, rows, columns, depth);
    cost.gemmBackward += ratio * gemmSeconds(rates, speed, bytes, batch, rows, depth, columns);
    if (!frozenWeights)
      cost.gemmBackward += ratio * gemmSeconds(rates, speed, bytes, batch, columns, depth, rows);
  };
  const expertRows = Math.max(1, Math.ceil(tokens * geometry.expertTokenShareRatio));
  const { attentionTimeRatio, feedForwardTimeRatio } = setting;
  addLinear(1, tokens, geometry.localQueryKeyValueSize, hidden, attentionTimeRatio);
  addLinear(1, tokens, hidden, geometry.localAttentionSize, attentionTimeRatio);
  addLinear(
    geometry.localExperts,
    expertRows,
    geometry.localExpandedSize,
    hidden,
    feedForwardTimeRatio,
  );
  addLinear(
    geometry.localExperts,
    expertRows,
    hidden,
    geometry.localFeedForwardSize,
    feedForwardTimeRatio,
  );
  if (model.experts !== undefined) addLinear(1, tokens, model.experts, hidden, 1);

  const core =
    stack.attentionKind === 'flash'
      ? flashAttentionSeconds(
          rates,
          stack.skipsMaskedScores,
          sequences,
          geometry.localHeads,
          queries,
          model.sequenceLength,
          geometry.headSize,
        )
      : standardAttentionSeconds(
          rates,
          stack.scoreTrafficBytes,
          stack.backwardTrafficRatio,
          sequences,
          geometry.localHeads,
          queries,
          model.sequenceLength,
          geometry.headSize,
        );
  cost.attentionForward = core.forward;
  cost.attentionBackward = core.backward;

  const residualShare = sequenceParallel ? tensorParallel : 1;
  const quantised = rates.linearBytesPerElement < BYTES ? stack.castTrafficBytes : 0;
  const trafficBytes =
    tokens *
    ((hidden * stack.residualTrafficBytes) / residualShare +
      geometry.innerElements * stack.innerTrafficBytes +
      geometry.linearInputElements * quantised);
  const traffic = trafficBytes / rates.memoryBytesPerSecond;
  cost.elementwiseForward = traffic + ELEMENTWISE_KERNELS * rates.kernelSeconds;
  cost.elementwiseBackward =
    traffic * stack.backwardTrafficRatio + ELEMENTWISE_KERNELS * rates.kernelSeconds;

  if (!frozenWeights) {
    const weights =
      hidden * (geometry.localQueryKeyValueSize + geometry.localAttentionSize) +
      geometry.localExperts * hidden * (geometry.localExpandedSize + geometry.localFeedForwardSize);
    cost.elementwiseBackward +=
      (weights * stack.accumulationTrafficBytes) / rates.memoryBytesPerSecond;
  }

  const perNode = fabric.chipsPerNode;
  // Kernels that exchange while they multiply write to their neighbours' memory: inside a node.
  const exposed = tensorParallel > perNode ? 1 : 1 - stack.tensorParallelOverlapRatio;
  const tensorSharers = Math.max(1, Math.floor(perNode / tensorParallel));
  const tensorBytes = tokens * hidden * BYTES;
  const reduce = allReduceSeconds(fabric, tensorBytes, tensorParallel, perNode, tensorSharers);
  cost.exchangeForward += 2 * exposed * reduce;
  cost.exchangeBackward += 2 * exposed * reduce;
  if (contextParallel > 1) {
    // Keys and values pass round the ring under the attention of the blocks at hand.
    const keyValueBytes =
      (geometry.localQueryKeyValueSize - geometry.localAttentionSize) *
      sequences *
      model.sequenceLength *
      BYTES;
    const inNode = Math.max(1, Math.floor(perNode / tensorParallel));
    const sharers = Math.max(1, perNode / Math.min(contextParallel, inNode));
    const ring = gatherSeconds(fabric, keyValueBytes, contextParallel, inNode, sharers);
    cost.exchangeForward += Math.max(0, ring - core.forward);
    cost.exchangeBackward += Math.max(0, 2 * ring - core.backward);
  }
  if (expertParallel > 1 && model.experts !== undefined) {
    const inNode = Math.max(1, Math.floor(perNode / (tensorParallel * contextParallel)));
    const sharers = Math.max(1, perNode / Math.min(expertParallel, inNode));
    const bytes = (tensorBytes * geometry.activeExperts) / residualShare;
    const shuffle = 2 * allToAllSeconds(fabric, bytes, expertParallel, inNode, sharers);
    cost.exchangeForward += shuffle;
    cost.exchangeBackward += shuffle;
  }
  cost.hostPass = stack.hostSecondsPerLayer + stack.hostSecondsPerTensorRank * (tensorParallel - 1);

  const localVocabulary = localVocabularyCount(stack, model.vocabularySize, tensorParallel);
  const headSpeed =
    rates.wideFlopsPerSecond *
    (localVocabulary % ALIGNED_ELEMENTS === 0 ? 1 : rates.misalignedGemmRatio);
  const lossTraffic =
    (tokens * localVocabulary * stack.lossTrafficBytes) / rates.memoryBytesPerSecond;
  cost.headForward =
    gemmSeconds(rates, headSpeed, BYTES, 1, tokens, localVocabulary, hidden) + lossTraffic / 2;
  cost.headBackward =
    gemmSeconds(rates, headSpeed, BYTES, 1, tokens, hidden, localVocabulary) + lossTraffic / 2;
  if (!frozenWeights)
    cost.headBackward += gemmSeconds(rates, headSpeed, BYTES, 1, localVocabulary, hidden, tokens);
  // A gather and a scatter-add of one row per token, read and written.
  cost.embedding = (4 * tokens * hidden * BYTES) / rates.memoryBytesPerSecond;
  cost.headExchange = tensorParallel > 1 ? 2 * reduce : 0;
  return cost;
}
