import type { Catalog } from '../../catalog/schema';
import type { ModelShape, Sparsity } from '../../scenario';
import { modelShape } from '../../workload/model-shape';
import { type Operator, operatorFlopsPerToken } from '../../workload/operator';
import { embeddingOperators, layerOperators, tailOperators } from '../../workload/operators';
import { flopDivisor } from '../../workload/sparsity';
import { type CheckPoint, printed } from './check-point';

const LAW = {
  group: 'workload',
  unit: '1',
  kind: 'equal',
  grade: 'derived',
  source: 'narayanan-2021',
  inputPath: null,
} as const;

/** Training FLOPs of one token through all layers, of the operators that `isCounted` names. */
function tokenFlops(model: ModelShape, isCounted: (operator: Operator) => boolean): number {
  const counted = (operators: readonly Operator[]) =>
    operatorFlopsPerToken(operators.filter(isCounted));
  return (
    model.layers * counted(layerOperators(model)) +
    counted([...embeddingOperators(model), ...tailOperators(model)])
  );
}

const GROUPS = {
  linear: ['attentionProjection', 'feedForward'],
  attention: ['attentionCore'],
  head: ['head'],
} as const;

function shareOf(catalog: Catalog, part: keyof typeof GROUPS): number {
  const model = modelShape({ presetId: 'gpt-13b' }, catalog);
  const groups: readonly string[] = GROUPS[part];
  return (
    tokenFlops(model, (operator) => groups.includes(operator.group)) / tokenFlops(model, () => true)
  );
}

const throughout = (sparsityRatio: number): Sparsity => ({
  pattern: 'unstructured',
  phases: [
    {
      tokenShareRatio: 1,
      attentionSparsityRatio: sparsityRatio,
      feedForwardSparsityRatio: sparsityRatio,
    },
  ],
});

const share = (id: string, part: keyof typeof GROUPS, publishedRatio: number): CheckPoint => ({
  ...LAW,
  ...printed(publishedRatio, 0.001),
  id,
  locator: 'section 3.4.1, formula without recompute; GPT-13B, sequence 2,048',
  predicted: (catalog) => shareOf(catalog, part),
});

const divisor = (id: string, sparsityRatio: number, publishedFactor: number): CheckPoint => ({
  ...LAW,
  ...printed(publishedFactor, 0.01),
  id,
  locator: `section 3.4.1, formula; block linears of GPT-13B ${100 * sparsityRatio} % sparse`,
  predicted: (catalog) =>
    flopDivisor(modelShape({ presetId: 'gpt-13b' }, catalog), throughout(sparsityRatio)),
});

/** Work of a model, dense and sparse. */
export const workloadCheckPoints: readonly CheckPoint[] = [
  {
    ...LAW,
    ...printed(8.207e10, 1e7),
    id: 'flopsPerToken',
    unit: 'FLOP',
    locator: 'section 3.4.1: 72 L h^2 + 12 L h s + 6 V h; GPT-13B, sequence 2,048',
    predicted: (catalog) => tokenFlops(modelShape({ presetId: 'gpt-13b' }, catalog), () => true),
  },
  share('flopShareLinear', 'linear', 0.92),
  share('flopShareAttention', 'attention', 0.061),
  share('flopShareHead', 'head', 0.019),
  divisor('flopDivisor50', 0.5, 1.85),
  divisor('flopDivisor75', 0.75, 3.22),
  divisor('flopDivisor875', 0.875, 5.13),
  divisor('flopDivisor9375', 0.9375, 7.27),
  {
    ...LAW,
    ...printed(2.5, 0.1),
    id: 'flopDivisorGpt3Xl',
    source: 'spdf-2023',
    locator: 'abstract: GPT-3 XL (1.3B), 75 % sparse',
    predicted: (catalog) =>
      flopDivisor(modelShape({ presetId: 'gpt-1.3b' }, catalog), throughout(0.75)),
  },
];
