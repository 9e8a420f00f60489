import type { ModelShape } from '../../scenario';

/** How one layer is cut over tensor- and expert-parallel ranks: the largest rank's sizes. */
export interface LayerGeometry {
  headSize: number;
  localHeads: number;
  /** Query, key and value columns of one rank, and rows of the output projection. */
  localQueryKeyValueSize: number;
  localAttentionSize: number;
  localFeedForwardSize: number;
  /** Columns of the first feed-forward product: gate and value where gated. */
  localExpandedSize: number;
  localExperts: number;
  /** Tokens that one local expert meets per token of the rank. */
  expertTokenShareRatio: number;
  /** Experts one token passes: how often its inner elements exist. */
  activeExperts: number;
  /** Inner elements per token that are written between the linears: q, k, v, attention and feed-forward. */
  innerElements: number;
  /** Inputs of the four linears per token. */
  linearInputElements: number;
}

/** Sizes of one layer on one rank of `tensorParallel` x `expertParallel`. Uneven splits round up. */
export function layerGeometry(
  model: ModelShape,
  tensorParallel: number,
  expertParallel: number,
): LayerGeometry {
  const headSize = model.hiddenSize / model.attentionHeads;
  const localHeads = Math.ceil(model.attentionHeads / tensorParallel);
  const localKeyValueHeads = Math.ceil(model.keyValueHeads / tensorParallel);
  const localAttentionSize = localHeads * headSize;
  const localQueryKeyValueSize = (localHeads + 2 * localKeyValueHeads) * headSize;
  const localFeedForwardSize = Math.ceil(model.feedForwardSize / tensorParallel);
  const experts = model.experts ?? 1;
  const activeExperts = Math.min(model.activeExperts ?? 1, experts);
  const localExperts = Math.ceil(experts / Math.min(expertParallel, experts));
  const localExpandedSize = localFeedForwardSize * (model.gatedFeedForward ? 2 : 1);
  return {
    headSize,
    localHeads,
    localQueryKeyValueSize,
    localAttentionSize,
    localFeedForwardSize,
    localExpandedSize,
    localExperts,
    expertTokenShareRatio: activeExperts / localExperts,
    activeExperts,
    innerElements:
      localQueryKeyValueSize +
      localAttentionSize +
      activeExperts * (localExpandedSize + localFeedForwardSize),
    linearInputElements:
      model.hiddenSize +
      localAttentionSize +
      activeExperts * (model.hiddenSize + localFeedForwardSize),
  };
}
