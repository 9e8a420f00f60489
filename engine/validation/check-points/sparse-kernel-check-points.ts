import { type Values, valuesOf } from '../../catalog/fact';
import type { Gpu } from '../../catalog/hardware-schema';
import type { Catalog } from '../../catalog/schema';
import {
  blockTimeRatio,
  sparseLinearTimeRatio,
  unstructuredTimeRatio,
} from '../../machine/gpu/sparse-linear';
import type { StepQuestion } from '../../machine/step';
import { caseQuestion, trainingStep } from '../../machine/training-step';
import { type Case, caseSchema, type ModelShape, type Sparsity } from '../../scenario';
import { modelShape } from '../../workload/model-shape';
import { type CheckPoint, printed } from './check-point';

type BlockPattern = 'block16' | 'block32' | 'block64';

const MEASURED = {
  group: 'sparseKernels',
  unit: '1',
  kind: 'equal',
  grade: 'measured',
  inputPath: null,
} as const;
const BISECTIONS = 60;

/** Sparsity at which a falling time ratio passes 1. */
function crossingRatio(timeRatioAt: (sparsityRatio: number) => number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (timeRatioAt(middle) > 1) low = middle;
    else high = middle;
  }
  return high;
}

const A100 = 'nvidia-a100-sxm4-80gb';

const inFeedForward = (
  pattern: Exclude<Sparsity['pattern'], 'dense'>,
  sparsityRatio: number,
): Sparsity => ({
  pattern,
  phases: [
    { tokenShareRatio: 1, attentionSparsityRatio: 0, feedForwardSparsityRatio: sparsityRatio },
  ],
});

/** One step on A100s, all chips as replicas, 64 sequences at once on each. */
const caseOn = (model: ModelShape, chipCount: number, sparsity: Sparsity): Case =>
  caseSchema.parse({
    id: 'check-point',
    hardware: A100,
    chipCount,
    model,
    sparsity,
    run: {
      globalBatchSequences: REPLICA_SEQUENCES * chipCount,
      dataParallel: chipCount,
      sharding: chipCount > 1 ? 'zero1' : 'none',
    },
  });
const REPLICA_SEQUENCES = 64;

/** Dense over sparse time of a linear operator as wide as a 13B feed-forward, forward and backward. */
function linearGain(
  catalog: Catalog,
  pattern: StepQuestion['sparsityPattern'],
  sparsityRatio: number,
): number {
  const model = modelShape({ presetId: 'gpt-13b' }, catalog);
  const { question } = caseQuestion(caseOn(model, 1, { pattern: 'dense' }), catalog);
  return (
    1 /
    sparseLinearTimeRatio(
      { ...question, sparsityPattern: pattern },
      sparsityRatio,
      model.feedForwardSize,
      model.hiddenSize,
    )
  );
}

/** Dense over sparse time of whole steps. */
function stepGain(catalog: Catalog, model: ModelShape, chipCount: number, plan: Sparsity): number {
  const seconds = (sparsity: Sparsity) =>
    trainingStep(caseOn(model, chipCount, sparsity), catalog).stepSeconds;
  return seconds({ pattern: 'dense' }) / seconds(plan);
}

/** ViT-L at 224 x 224 in patches of 14, its layers taken as a decoder's. */
const VIT_L: ModelShape = {
  layers: 24,
  hiddenSize: 1024,
  attentionHeads: 16,
  keyValueHeads: 16,
  feedForwardSize: 4096,
  gatedFeedForward: false,
  vocabularySize: 1000,
  sequenceLength: 257,
  tiedEmbeddings: false,
};

const sparsityValues = (catalog: Catalog) => valuesOf(catalog.assumptions.sparsity);
function a100(catalog: Catalog): Values<Gpu> {
  const hardware = catalog.hardware[A100];
  if (hardware?.kind !== 'gpu') throw new RangeError(`${A100} is a GPU of the catalog`);
  return valuesOf(hardware);
}

const blockPoints = (
  pattern: BlockPattern,
  breakEvenRatio: number,
  gainRatio: number,
): CheckPoint[] => [
  {
    ...MEASURED,
    ...printed(breakEvenRatio, 0.01),
    id: `${pattern}BreakEven`,
    source: 'pytorch-block-sparsity',
    locator: `A100, ${pattern}, break-even`,
    inputPath: `assumptions.sparsity.block.${pattern}.breakEvenSparsityRatio`,
    predicted: (catalog) =>
      crossingRatio((ratio) => blockTimeRatio(pattern, ratio, sparsityValues(catalog))),
  },
  {
    ...MEASURED,
    ...printed(gainRatio, 0.01),
    id: `${pattern}Gain`,
    source: 'pytorch-block-sparsity',
    locator: `A100, ${pattern}, gain at 90 %`,
    inputPath: `assumptions.sparsity.block.${pattern}.gainAtReferenceRatio`,
    predicted: (catalog) => linearGain(catalog, pattern, 0.9),
  },
];

/** What sparse kernels gain on a GPU, and what is left of it in a step. */
export const sparseKernelCheckPoints: readonly CheckPoint[] = [
  {
    ...MEASURED,
    ...printed(0.71, 0.01),
    id: 'sputnikBreakEven',
    source: 'sputnik-2020',
    locator: 'SpMM against FP32 GEMM on the vector units, V100',
    inputPath: 'assumptions.sparsity.unstructured.vectorBreakEvenSparsityRatio',
    predicted: (catalog) => {
      const gpu = a100(catalog);
      const vectorShareRatio = gpu.peakFlopsPerSecond.fp32 / gpu.peakFlopsPerSecond.bf16;
      return crossingRatio(
        (ratio) => unstructuredTimeRatio(gpu, ratio, sparsityValues(catalog)) * vectorShareRatio,
      );
    },
  },
  {
    ...MEASURED,
    id: 'unstructuredBreakEven',
    published: { low: 0.95, high: 1 },
    toleranceRatio: 0,
    kind: 'inRange',
    grade: 'derived',
    source: 'sputnik-2020',
    locator: 'the same kernels against tensor cores 16 times as fast, A100',
    predicted: (catalog) =>
      crossingRatio((ratio) =>
        unstructuredTimeRatio(a100(catalog), ratio, sparsityValues(catalog)),
      ),
  },
  {
    ...MEASURED,
    id: 'unstructuredGain',
    published: { low: 1, high: 1 },
    toleranceRatio: 0,
    kind: 'atMost',
    grade: 'derived',
    source: 'sputnik-2020',
    locator: 'the same, 87.5 %: not faster than dense',
    predicted: (catalog) => linearGain(catalog, 'unstructured', 0.875),
  },
  ...blockPoints('block16', 0.86, 1.24),
  ...blockPoints('block32', 0.82, 1.37),
  ...blockPoints('block64', 0.7, 1.65),
  {
    ...MEASURED,
    ...printed(1.3, 0.1),
    id: 'twoFourLayer',
    source: 'pytorch-24-training',
    locator: 'linear layers of the MLP block of ViT-L, forward + backward, A100',
    inputPath: 'assumptions.sparsity.twoFour.layerGainRatio',
    predicted: (catalog) => linearGain(catalog, '2:4', 0.5),
  },
  {
    ...MEASURED,
    ...printed(1.06, 0.01),
    id: 'twoFourEndToEnd',
    kind: 'stated',
    source: 'pytorch-24-training',
    locator: 'ViT-L end to end, A100; asked here: a decoder of its size, 64 images at once',
    predicted: (catalog) => stepGain(catalog, VIT_L, 1, inFeedForward('2:4', 0.5)),
  },
  {
    ...MEASURED,
    ...printed(1.9, 0.01),
    id: 'shflBw',
    kind: 'stated',
    source: 'shfl-bw-2022',
    locator: 'transformer layers, 75 %, A100; asked here: the block kernels of this engine',
    predicted: (catalog) => linearGain(catalog, 'block64', 0.75),
  },
  {
    ...MEASURED,
    ...printed(16.7, 0.1),
    id: 'blastKernel',
    kind: 'atMost',
    source: 'blast-2025',
    locator:
      'abstract: up to 16.7 for the kernel, 95 %; asked here: the block kernels of this engine',
    predicted: (catalog) => linearGain(catalog, 'block64', 0.95),
  },
  {
    ...MEASURED,
    ...printed(1.11, 0.01),
    id: 'blastPretraining',
    kind: 'stated',
    source: 'blast-2025',
    locator: 'abstract: up to 1.11 in pre-training, 95 %; asked here: GPT-2 XL on 8 A100, block 32',
    predicted: (catalog) =>
      stepGain(
        catalog,
        modelShape({ presetId: 'gpt2-xl' }, catalog),
        8,
        inFeedForward('block32', 0.95),
      ),
  },
];
