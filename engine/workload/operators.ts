import type { ModelShape } from '../scenario';
import {
  attentionProduct,
  elementsPerToken,
  elementwise,
  linear,
  type Operator,
  type Tensor,
  tensor,
} from './operator';

/**
 * The operators of one decoder layer in the order in which they run, dense. Attention is counted
 * in full (no causal halving). Unfused and with plain feed-forward of 4 x hiddenSize they move
 * 38 x hiddenSize + 6 x attentionHeads x sequenceLength elements per token, forward.
 * @source narayanan-2021, section 2 and 3.4.1
 */
export function layerOperators(model: ModelShape): Operator[] {
  const { hiddenSize, attentionHeads, keyValueHeads, feedForwardSize, sequenceLength } = model;
  const headSize = hiddenSize / attentionHeads;
  const keyValueSize = headSize * keyValueHeads;
  const active = model.activeExperts ?? 1;
  const experts = model.experts ?? 1;

  const input = tensor('input', hiddenSize);
  const normed = tensor('attentionNormed', hiddenSize);
  const query = tensor('query', hiddenSize, 'inner');
  const key = tensor('key', keyValueSize, 'inner');
  const value = tensor('value', keyValueSize, 'inner');
  const score = tensor('score', attentionHeads * sequenceLength, 'scores');
  const masked = tensor('maskedScore', attentionHeads * sequenceLength, 'scores');
  const probability = tensor('probability', attentionHeads * sequenceLength, 'scores');
  const context = tensor('context', hiddenSize, 'inner');
  const projected = tensor('projected', hiddenSize);
  const middle = tensor('middle', hiddenSize);
  const middleNormed = tensor('feedForwardNormed', hiddenSize);
  const up = tensor('up', feedForwardSize * active, 'inner');
  const gate = tensor('gate', feedForwardSize * active, 'inner');
  const activated = tensor('activated', feedForwardSize * active, 'inner');
  const down = tensor('down', hiddenSize);
  const output = tensor('output', hiddenSize);

  const expertWeights = hiddenSize * feedForwardSize;
  const upward = (id: string, written: Tensor) =>
    linear(
      id,
      'feedForward',
      {
        weightCount: expertWeights * experts,
        activeWeightCount: expertWeights * active,
        innerSize: hiddenSize,
        outputSize: feedForwardSize,
      },
      { reads: [middleNormed], writes: [written], savedForBackward: [middleNormed] },
    );
  const coreFlops = 2 * hiddenSize * sequenceLength;

  return [
    elementwise('attentionNorm', 'elementwise', {
      reads: [input],
      writes: [normed],
      savedForBackward: [input],
    }),
    linear(
      'queryKeyValue',
      'attentionProjection',
      {
        weightCount: hiddenSize * (hiddenSize + 2 * keyValueSize),
        innerSize: hiddenSize,
        outputSize: hiddenSize + 2 * keyValueSize,
      },
      { reads: [normed], writes: [query, key, value], savedForBackward: [normed] },
    ),
    attentionProduct('attentionScores', coreFlops, headSize, sequenceLength, {
      reads: [query, key],
      writes: [score],
      savedForBackward: [query, key],
    }),
    elementwise('attentionMask', 'attentionCore', {
      reads: [score],
      writes: [masked],
      savedForBackward: [],
    }),
    elementwise('attentionSoftmax', 'attentionCore', {
      reads: [masked],
      writes: [probability],
      savedForBackward: [probability],
    }),
    attentionProduct('attentionValues', coreFlops, sequenceLength, headSize, {
      reads: [probability, value],
      writes: [context],
      savedForBackward: [probability, value],
    }),
    linear(
      'outputProjection',
      'attentionProjection',
      { weightCount: hiddenSize ** 2, innerSize: hiddenSize, outputSize: hiddenSize },
      { reads: [context], writes: [projected], savedForBackward: [context] },
    ),
    elementwise('attentionResidual', 'elementwise', {
      reads: [projected, input],
      writes: [middle],
      savedForBackward: [],
    }),
    elementwise('feedForwardNorm', 'elementwise', {
      reads: [middle],
      writes: [middleNormed],
      savedForBackward: [middle],
    }),
    upward('upProjection', up),
    ...(model.gatedFeedForward ? [upward('gateProjection', gate)] : []),
    elementwise('activation', 'elementwise', {
      reads: model.gatedFeedForward ? [up, gate] : [up],
      writes: [activated],
      savedForBackward: model.gatedFeedForward ? [up, gate] : [up],
    }),
    linear(
      'downProjection',
      'feedForward',
      {
        weightCount: expertWeights * experts,
        activeWeightCount: expertWeights * active,
        innerSize: feedForwardSize,
        outputSize: hiddenSize,
      },
      { reads: [activated], writes: [down], savedForBackward: [activated] },
    ),
    elementwise('feedForwardResidual', 'elementwise', {
      reads: [down, middle],
      writes: [output],
      savedForBackward: [],
    }),
  ];
}

/** The look-up that turns tokens into the first layer's input; its gradient is a scatter. */
export function embeddingOperators(model: ModelShape): Operator[] {
  const rows = tensor('embeddingRows', model.hiddenSize);
  const output = tensor('embedded', model.hiddenSize);
  return [
    {
      ...elementwise('embedding', 'embedding', {
        reads: [rows],
        writes: [output],
        savedForBackward: [],
      }),
      weightCount: model.vocabularySize * model.hiddenSize,
    },
  ];
}

/** Final norm, LM head, log-softmax over the vocabulary, and loss. */
export function tailOperators(model: ModelShape): Operator[] {
  const { hiddenSize, vocabularySize } = model;
  const input = tensor('lastOutput', hiddenSize);
  const normed = tensor('finalNormed', hiddenSize);
  const logit = tensor('logit', vocabularySize, 'logits');
  const logProbability = tensor('logProbability', vocabularySize, 'logits');
  const loss = tensor('loss', 1);
  return [
    elementwise('finalNorm', 'elementwise', {
      reads: [input],
      writes: [normed],
      savedForBackward: [input],
    }),
    linear(
      'head',
      'head',
      {
        weightCount: vocabularySize * hiddenSize,
        innerSize: hiddenSize,
        outputSize: vocabularySize,
      },
      { reads: [normed], writes: [logit], savedForBackward: [normed] },
    ),
    elementwise('logSoftmax', 'loss', {
      reads: [logit],
      writes: [logProbability],
      savedForBackward: [logProbability],
    }),
    elementwise('loss', 'loss', {
      reads: [logProbability],
      writes: [loss],
      savedForBackward: [],
    }),
  ];
}

/**
 * FLOP per off-chip byte of one layer's forward pass:
 * flops / (2 x tokens x elements + weights x bytesPerKeptWeight). Unfused, every operator reads its
 * inputs and writes its outputs; fused, only the layer's input and output leave the chip.
 * `bytesPerKeptWeight` is 2 dense, 4 for a 16-bit value with a 16-bit index.
 * @source sn40l-2024, operational intensity of fused sections
 */
export function layerOperationIntensity(
  model: ModelShape,
  tokenCount: number,
  sparsityRatio: number,
  bytesPerKeptWeight: number,
  fused: boolean,
): number {
  const operators = layerOperators(model);
  let flops = 0;
  let weights = 0;
  let elements = 0;
  for (const operator of operators) {
    const keptRatio = operator.canBeSparse ? 1 - sparsityRatio : 1;
    flops += operator.forwardFlopsPerToken * keptRatio * tokenCount;
    weights += operator.weightCount * keptRatio;
    elements += elementsPerToken(operator);
  }
  if (fused) elements = 2 * model.hiddenSize;
  return flops / (2 * tokenCount * elements + weights * bytesPerKeptWeight);
}
