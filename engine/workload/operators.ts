import type { ModelShape } from '../scenario';

export type OperatorGroup =
  | 'attentionProjection'
  | 'feedForward'
  | 'attentionCore'
  | 'elementwise'
  | 'embedding'
  | 'head'
  | 'loss';

/**
 * `residual`: as wide as the model, whole on each chip of a tensor-parallel group; `inner`: split
 * over that group; `scores`: heads x sequence wide, split by heads; `logits`: as wide as the
 * vocabulary, in the loss's own precision.
 */
export type TensorKind = 'residual' | 'inner' | 'scores' | 'logits';

/** An activation: what one operator writes and others read. */
export interface Tensor {
  id: string;
  elementsPerToken: number;
  kind: TensorKind;
}

/** One operator of the model with its work per token, forward and backward. */
export interface Operator {
  id: string;
  group: OperatorGroup;
  forwardFlopsPerToken: number;
  inputGradientFlopsPerToken: number;
  weightGradientFlopsPerToken: number;
  reads: readonly Tensor[];
  writes: readonly Tensor[];
  /** Tensors that the backward pass needs again; all are among reads and writes. */
  savedForBackward: readonly Tensor[];
  /** Weights that the tokens of a batch touch: all experts. */
  weightCount: number;
  canBeSparse: boolean;
  /** Depth and width of the matrix product; 0 for an element-wise operator. */
  innerSize: number;
  outputSize: number;
}

/** Elements that an operator reads and writes per token, forward, weights apart. */
export function elementsPerToken(operator: Operator): number {
  const sum = (tensors: readonly Tensor[]) =>
    tensors.reduce((total, tensor) => total + tensor.elementsPerToken, 0);
  return sum(operator.reads) + sum(operator.writes);
}

const tensor = (id: string, elementsPerToken: number, kind: TensorKind = 'residual'): Tensor => ({
  id,
  elementsPerToken,
  kind,
});

type Links = Pick<Operator, 'reads' | 'writes' | 'savedForBackward'>;

function linear(
  id: string,
  group: 'attentionProjection' | 'feedForward' | 'head',
  size: { weightCount: number; activeWeightCount?: number; innerSize: number; outputSize: number },
  links: Links,
): Operator {
  const flops = 2 * (size.activeWeightCount ?? size.weightCount);
  return {
    id,
    group,
    forwardFlopsPerToken: flops,
    inputGradientFlopsPerToken: flops,
    weightGradientFlopsPerToken: flops,
    weightCount: size.weightCount,
    canBeSparse: group !== 'head',
    innerSize: size.innerSize,
    outputSize: size.outputSize,
    ...links,
  };
}

/** A product of two activations: both gradients are input gradients. */
function attentionProduct(
  id: string,
  flopsPerToken: number,
  innerSize: number,
  outputSize: number,
  links: Links,
): Operator {
  return {
    id,
    group: 'attentionCore',
    forwardFlopsPerToken: flopsPerToken,
    inputGradientFlopsPerToken: 2 * flopsPerToken,
    weightGradientFlopsPerToken: 0,
    weightCount: 0,
    canBeSparse: false,
    innerSize,
    outputSize,
    ...links,
  };
}

function elementwise(id: string, group: OperatorGroup, links: Links): Operator {
  return {
    id,
    group,
    forwardFlopsPerToken: 0,
    inputGradientFlopsPerToken: 0,
    weightGradientFlopsPerToken: 0,
    weightCount: 0,
    canBeSparse: false,
    innerSize: 0,
    outputSize: 0,
    ...links,
  };
}

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

/** Forward, input-gradient and weight-gradient FLOPs of operators, per token. */
export function operatorFlopsPerToken(operators: readonly Operator[]): number {
  return operators.reduce(
    (total, operator) =>
      total +
      operator.forwardFlopsPerToken +
      operator.inputGradientFlopsPerToken +
      operator.weightGradientFlopsPerToken,
    0,
  );
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
