import type { ModelShape } from '../scenario';

/** Weights of one layer's four attention projections (queries, keys, values, output). */
export function attentionProjectionWeights(model: ModelShape): number {
  const keyValueShare = model.keyValueHeads / model.attentionHeads;
  return model.hiddenSize ** 2 * (2 + 2 * keyValueShare);
}

/** Weights of one layer's feed-forward as one token meets it; all experts with `allExperts`. */
export function feedForwardWeights(model: ModelShape, allExperts: boolean): number {
  const matrices = model.gatedFeedForward ? 3 : 2;
  const perExpert = matrices * model.hiddenSize * model.feedForwardSize;
  const experts = allExperts ? (model.experts ?? 1) : (model.activeExperts ?? 1);
  const router = model.experts === undefined ? 0 : model.hiddenSize * model.experts;
  return perExpert * experts + router;
}

/** Weights of one layer's linear operators, all experts counted. */
export function layerWeights(model: ModelShape): number {
  return attentionProjectionWeights(model) + feedForwardWeights(model, true);
}

/** Weights of the embedding table, and of the unembedding where it is not tied. */
export function embeddingWeights(model: ModelShape): number {
  return (model.tiedEmbeddings ? 1 : 2) * model.vocabularySize * model.hiddenSize;
}

/** Parameters of the model: block linears and embeddings. Norms and biases (below 0.1 %) are left out. */
export function parameterCount(model: ModelShape): number {
  return model.layers * layerWeights(model) + embeddingWeights(model);
}

/** FLOPs of a model by what does them; forward and backward of one token. */
export interface TokenFlops {
  attentionProjection: number;
  feedForward: number;
  attentionCore: number;
  head: number;
}

/**
 * FLOPs to train on one token, forward + backward, full attention counted (no causal halving):
 * 6 x active block weights + 12 x layers x hiddenSize x sequenceLength + 6 x vocabularySize x
 * hiddenSize. Sparse levels scale the block linears' weights only. Frozen weights have no weight
 * gradient: 4 for each 6, attention as before; the adapters' own FLOPs are left out.
 * @source narayanan-2021, section 3.4.1 (there with recompute: 96 for 72)
 */
export function trainingFlopsPerToken(
  model: ModelShape,
  attentionSparsityRatio = 0,
  feedForwardSparsityRatio = 0,
  frozenWeights = false,
): TokenFlops {
  const flopsPerWeight = frozenWeights ? 4 : 6;
  const { layers, hiddenSize, sequenceLength, vocabularySize } = model;
  return {
    attentionProjection:
      flopsPerWeight * layers * attentionProjectionWeights(model) * (1 - attentionSparsityRatio),
    feedForward:
      flopsPerWeight * layers * feedForwardWeights(model, false) * (1 - feedForwardSparsityRatio),
    attentionCore: 12 * layers * hiddenSize * sequenceLength,
    head: flopsPerWeight * vocabularySize * hiddenSize,
  };
}

/** Sum of `trainingFlopsPerToken` over its parts. */
export function totalTokenFlops(flops: TokenFlops): number {
  return flops.attentionProjection + flops.feedForward + flops.attentionCore + flops.head;
}
