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

/** A tensor of the residual stream unless said otherwise. */
export const tensor = (
  id: string,
  elementsPerToken: number,
  kind: TensorKind = 'residual',
): Tensor => ({
  id,
  elementsPerToken,
  kind,
});

type Links = Pick<Operator, 'reads' | 'writes' | 'savedForBackward'>;

/** A matrix product with a weight. */
export function linear(
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
export function attentionProduct(
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

/** An operator without a matrix product. */
export function elementwise(id: string, group: OperatorGroup, links: Links): Operator {
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
