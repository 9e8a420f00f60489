import { valuesOf } from '../../catalog/fact';
import type { Catalog } from '../../catalog/schema';
import type { Sparsity } from '../../scenario';
import { modelShape } from '../../workload/model-shape';
import {
  allowedSparseShareRatio,
  denseEquivalentRatio,
  denseLoss,
  predictedLoss,
  sparseT5Loss,
} from '../../workload/quality';
import { embeddingWeights, layerWeights } from '../../workload/transformer';
import t5Runs from '../t5-sparsity-runs.json';
import { type CheckPoint, printed } from './check-point';

const TRAINING_TOKENS = 3e11;
const LOSS_GAP_LIMIT = 0.01;
const SPARSITY_RATIO = 0.875;
/** Weights of a published run of scale 1: 24 layers of 12 x 768^2. */
const SCALE_ONE_WEIGHTS = 24 * 12 * 768 ** 2;
const LAW = {
  group: 'quality',
  unit: '1',
  kind: 'equal',
  grade: 'derived',
  source: 'frantar-2023-sparsity-scaling',
  inputPath: null,
} as const;

const quality = (catalog: Catalog) => valuesOf(catalog.assumptions.quality);

/** Root mean square of the law's relative error over the published runs. */
function t5ErrorRatio(catalog: Catalog): number {
  const squares = t5Runs.map(({ sparsityRatio, scaleRatio, loss, stepCount }) => {
    const keptWeightCount = SCALE_ONE_WEIGHTS * scaleRatio * (1 - sparsityRatio);
    const law = sparseT5Loss(sparsityRatio, keptWeightCount, stepCount, quality(catalog));
    return (law / loss - 1) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

const THROUGHOUT: Sparsity = {
  pattern: 'unstructured',
  phases: [
    {
      tokenShareRatio: 1,
      attentionSparsityRatio: SPARSITY_RATIO,
      feedForwardSparsityRatio: SPARSITY_RATIO,
    },
  ],
};

/** Loss of GPT-13B, dense and trained sparse throughout. */
function losses(catalog: Catalog): { dense: number; planned: number } {
  const model = modelShape({ presetId: 'gpt-13b' }, catalog);
  const values = quality(catalog);
  return predictedLoss(model, TRAINING_TOKENS, THROUGHOUT, values.carryOverRatio, values);
}

/** Loss gap of GPT-13B trained sparse throughout but for its embeddings. */
function denseEmbeddingsGap(catalog: Catalog): number {
  const model = modelShape({ presetId: 'gpt-13b' }, catalog);
  const values = quality(catalog);
  const parameters =
    model.layers * layerWeights(model) * denseEquivalentRatio(SPARSITY_RATIO, values) +
    embeddingWeights(model);
  return denseLoss(parameters, TRAINING_TOKENS, values) - losses(catalog).dense;
}

const equivalent = (id: string, sparsityRatio: number, publishedRatio: number): CheckPoint => ({
  ...LAW,
  ...printed(publishedRatio, 0.01),
  id,
  locator: `equation 1 solved for the dense size of equal loss, ${100 * sparsityRatio} %`,
  predicted: (catalog) => denseEquivalentRatio(sparsityRatio, quality(catalog)),
});

const share = (id: string, carryOverRatio: number, publishedRatio: number): CheckPoint => ({
  ...LAW,
  ...printed(publishedRatio, 0.01),
  id,
  source: 'epoch-chinchilla-2024',
  locator: `equation of the refit: share of tokens for .01 nat, 13B on 300B, rho ${carryOverRatio}`,
  predicted: (catalog) =>
    allowedSparseShareRatio(TRAINING_TOKENS, carryOverRatio, LOSS_GAP_LIMIT, quality(catalog)),
});

/** What sparsity costs in loss. */
export const qualityCheckPoints: readonly CheckPoint[] = [
  {
    ...LAW,
    ...printed(0.01, 0.01),
    id: 't5Runs',
    grade: 'measured',
    locator: '48 runs of T5, root mean square error of equation 1: about 1 %',
    predicted: t5ErrorRatio,
  },
  equivalent('denseEquivalent50', 0.5, 0.79),
  equivalent('denseEquivalent75', 0.75, 0.54),
  equivalent('denseEquivalent875', 0.875, 0.33),
  {
    ...LAW,
    ...printed(2.096, 0.001),
    id: 'denseLoss13b',
    unit: 'nat',
    source: 'epoch-chinchilla-2024',
    locator: 'equation of the refit; 12.84e9 parameters, 300B tokens',
    predicted: (catalog) => losses(catalog).dense,
  },
  {
    ...LAW,
    ...printed(0.069, 0.001),
    id: 'sparseGap13b',
    unit: 'nat',
    locator: 'equation 1 in the refit: GPT-13B 87.5 % sparse throughout, 300B tokens',
    predicted: (catalog) => losses(catalog).planned - losses(catalog).dense,
  },
  {
    ...LAW,
    ...printed(0.066, 0.001),
    id: 'sparseGapDenseEmbeddings13b',
    unit: 'nat',
    locator: 'the same with dense embeddings',
    predicted: denseEmbeddingsGap,
  },
  share('sparseShare34', 0.34, 0.27),
  share('sparseShare60', 0.6, 0.45),
  share('sparseShare77', 0.77, 0.79),
];
