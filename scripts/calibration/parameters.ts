import type { FreeNumber } from './least-squares';

/** A free parameter: where in the catalog it stands and what is known before any case is seen. */
export interface Parameter extends FreeNumber {
  key: string;
  unit: string;
}

const ratio = (
  key: string,
  prior: number,
  low: number,
  high: number,
  spread: number,
): Parameter => ({
  key,
  unit: '1',
  prior,
  low,
  high,
  spread,
});
const seconds = (
  key: string,
  prior: number,
  low: number,
  high: number,
  spread: number,
): Parameter => ({ key, unit: 's', prior, low, high, spread });
const bytes = (
  key: string,
  prior: number,
  low: number,
  high: number,
  spread: number,
): Parameter => ({
  key,
  unit: 'B',
  prior,
  low,
  high,
  spread,
});

/** Parameters that the steps of one chip identify. Priors: vendor guides and published kernel timings. */
export const CHIP_PARAMETERS: readonly Parameter[] = [
  ratio('gemmPeakRatio', 0.82, 0.4, 1, 0.1),
  ratio('gemmTileHalvingRatio', 0.9, 0.6, 1, 0.08),
  ratio('gemmDepthOverheadElements', 128, 0, 800, 100),
  ratio('gemmWaveRatio', 0.5, 0, 1, 0.3),
  ratio('memoryBandwidthRatio', 0.85, 0.5, 0.95, 0.07),
  seconds('kernelSeconds', 4e-6, 1e-6, 8e-6, 2e-6),
  ratio('attentionPeakRatio', 0.6, 0.1, 0.95, 0.12),
  ratio('attentionBackwardRatio', 0.8, 0.4, 1.1, 0.12),
  ratio('attentionHeadHalfElements', 24, 0, 128, 16),
  ratio('networkBandwidthRatio', 0.75, 0.2, 1, 0.15),
  seconds('networkLatencySeconds', 2e-5, 0, 2e-4, 2e-5),
];
export const FP8_PARAMETERS: readonly Parameter[] = [
  ratio('fp8GemmPeakRatio', 0.55, 0.2, 0.9, 0.1),
];
export const MISALIGNMENT_PARAMETERS: readonly Parameter[] = [
  ratio('partlyAlignedGemmRatio', 0.9, 0.4, 1, 0.1),
  ratio('misalignedGemmRatio', 0.5, 0.1, 1, 0.15),
  ratio('misalignedAttentionRatio', 0.2, 0.03, 1, 0.1),
];

const COMMON: readonly Parameter[] = [
  bytes('residualTrafficBytes', 28, 8, 100, 8),
  bytes('innerTrafficBytes', 3, 0.5, 14, 1.5),
  bytes('lossTrafficBytes', 14, 2, 80, 8),
  seconds('hostSecondsPerLayer', 3e-4, 0, 4e-3, 2e-4),
  seconds('hostSecondsPerMicroBatch', 5e-4, 0, 2e-2, 1e-3),
  seconds('stepOverheadSeconds', 1e-2, 0, 0.3, 2e-2),
  ratio('dataParallelOverlapRatio', 0.6, 0, 1, 0.3),
  bytes('optimizerTrafficBytes', 40, 26, 160, 20),
  ratio('stragglerRatioPerDoubling', 0.004, 0, 0.03, 0.004),
];
const GRADIENTS: readonly Parameter[] = [bytes('gradientTrafficBytes', 3, 2, 4, 1)];
const TENSOR: readonly Parameter[] = [
  seconds('hostSecondsPerTensorRank', 2e-5, 0, 1e-3, 4e-5),
  ratio('tensorParallelOverlapRatio', 0.1, 0, 0.95, 0.2),
];
const PIPELINE: readonly Parameter[] = [ratio('pipelineOverlapRatio', 0.3, 0, 1, 0.3)];
const SCORES: readonly Parameter[] = [bytes('scoreTrafficBytes', 11, 4, 40, 5)];
const ACCUMULATION: readonly Parameter[] = [bytes('accumulationTrafficBytes', 8, 0, 16, 4)];
const SHARDED: readonly Parameter[] = [ratio('weightGatherOverlapRatio', 0.85, 0, 1, 0.15)];
const ATTENTION: readonly Parameter[] = [ratio('attentionRatio', 0.9, 0.3, 1.3, 0.2)];
const CAST: readonly Parameter[] = [bytes('castTrafficBytes', 6, 0, 40, 5)];

/** Parameters that the cases of one stack identify. */
export const STACK_PARAMETERS: Readonly<Record<string, readonly Parameter[]>> = {
  'llm-foundry-fsdp': [
    ...COMMON,
    ...SHARDED,
    ...CAST,
    ratio('recomputedForwardRatio', 0.9, 0.6, 1, 0.15),
  ],
  'megatron-deepspeed': [
    ...COMMON,
    seconds('shardedHostSecondsPerLayer', 1e-3, 0, 1e-2, 2e-3),
    ...TENSOR,
    ...PIPELINE,
    ...SCORES,
  ],
  'megatron-lm-2021': [...COMMON, ...TENSOR, ...PIPELINE, ...SCORES, ...ACCUMULATION],
  'megatron-lm-2022': [...COMMON, ...TENSOR, ...PIPELINE, ...SCORES, ...ACCUMULATION],
  'megatron-core': [...COMMON, ...GRADIENTS, ...TENSOR, ...PIPELINE, ...ATTENTION, ...CAST],
  internevo: [...COMMON, ...GRADIENTS, ...TENSOR, ...ATTENTION],
};

/** What kernels tuned since a chip's first year hold over those of that year. Priors: published kernel timings. */
export const TUNED_CHIP_PARAMETERS: readonly Parameter[] = [
  ratio('tunedGemmRatio', 1.05, 0.9, 1.4, 0.3),
  ratio('tunedFp8GemmRatio', 1.05, 0.8, 1.6, 0.3),
  ratio('tunedAttentionRatio', 1.6, 0.9, 3, 1),
];

/**
 * What of the generic stack its own rows say better than the mean of the other stacks: how far a
 * sharded model's gathers hide, and what an 8-bit precision costs beside its products.
 */
export const GENERIC_PARAMETERS: readonly Parameter[] = [
  ratio('weightGatherOverlapRatio', 0.85, 0, 1, 0.15),
  bytes('castTrafficBytes', 3.6, 0, 20, 3),
];
