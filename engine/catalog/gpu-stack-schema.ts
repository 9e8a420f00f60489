import { z } from 'zod';
import { factIn } from './fact';

/** What a GPU training software does and costs, whatever the chip. */
export const gpuStackSchema = z.strictObject({
  kind: z.literal('gpu'),
  id: z.string(),
  name: z.string(),
  /** `standard` writes the scores to memory; `flash` keeps them on the chip. */
  attentionKind: z.enum(['standard', 'flash']),
  /** True where kernels are those tuned for each chip since its first year. */
  tunedKernels: z.boolean(),
  /** True where the kernel skips the masked half of the scores. */
  skipsMaskedScores: z.boolean(),
  /** What the software can lay out; a search tries no more. */
  splitsModel: z.boolean(),
  sequenceParallel: z.boolean(),
  interleaves: z.boolean(),
  shardings: z.array(z.enum(['none', 'zero1', 'zero2', 'zero3'])).min(1),
  /** True where layers are placed so that embedding and head balance the pipeline stages. */
  balancesHead: z.boolean(),
  /** True where pipeline transfers are split over the tensor-parallel ranks. */
  splitsPipelineTransfers: z.boolean(),
  /** The vocabulary is padded to a multiple of this where one rank holds all of it. */
  vocabularyMultipleCount: factIn('1'),
  /** Each rank's part of the vocabulary is padded to a multiple of this where several ranks share it. */
  splitVocabularyMultipleCount: factIn('1'),
  /** Speed of GEMMs relative to the library calls of the tuned stacks. */
  gemmRatio: factIn('1'),
  /** Speed of the attention kernel relative to the chip's `attentionPeakRatio`. */
  attentionRatio: factIn('1'),
  /** Bytes moved per score by the softmax, mask and dropout of standard attention, forward. */
  scoreTrafficBytes: factIn('B'),
  /** Bytes moved per token and hidden element by norms, residuals and dropout of a layer, forward. */
  residualTrafficBytes: factIn('B'),
  /** Bytes moved per token and inner element (attention and feed-forward) by biases, activations and transposes, forward. */
  innerTrafficBytes: factIn('B'),
  /** Bytes that a quantised precision adds per GEMM input element to scale, cast and transpose. */
  castTrafficBytes: factIn('B'),
  /** Backward over forward traffic of element-wise work. */
  backwardTrafficRatio: factIn('1'),
  /** Bytes moved per token and local vocabulary entry by the loss, forward and backward. */
  lossTrafficBytes: factIn('B'),
  /** Host time to launch one layer's forward; backward and recompute the same each. */
  hostSecondsPerLayer: factIn('s'),
  /** Further host time per layer pass for each further tensor-parallel rank: all wait for the last to launch. */
  hostSecondsPerTensorRank: factIn('s'),
  /** Share of host time that hides behind the chip's work; 1 = launches run ahead. */
  hostOverlapRatio: factIn('1'),
  /** Host time per layer pass that nothing hides where state is sharded: hooks, buckets, synchronous launches. */
  shardedHostSecondsPerLayer: factIn('s'),
  /** Bytes per weight and micro-batch to add a weight gradient to the sum. */
  accumulationTrafficBytes: factIn('B'),
  /** Host time per micro-batch for head, loss and schedule. */
  hostSecondsPerMicroBatch: factIn('s'),
  /** Time per step outside layers: loss scale, gradient norm, data, logging. */
  stepOverheadSeconds: factIn('s'),
  tensorParallelOverlapRatio: factIn('1'),
  pipelineOverlapRatio: factIn('1'),
  /** Share of gradient and optimizer-shard traffic hidden behind the backward. */
  dataParallelOverlapRatio: factIn('1'),
  /** Share of weight gathering hidden behind compute, where weights are sharded. */
  weightGatherOverlapRatio: factIn('1'),
  /** Bytes per parameter of the gradients that are reduced over replicas. */
  gradientTrafficBytes: factIn('B'),
  /** Bytes per parameter of the stored gradients. */
  gradientStoredBytes: factIn('B'),
  /** Bytes per parameter of the optimizer's state: 32-bit master weight and two moments of Adam. */
  optimizerStoredBytes: factIn('B'),
  /** Bytes that a quantised precision stores per weight beside its 16 bits. */
  quantisedWeightExtraBytes: factIn('B'),
  /** Bytes per parameter that one optimizer update moves. */
  optimizerTrafficBytes: factIn('B'),
  /** Share of a layer's forward products that full recompute makes again; below 1 where it stops early. */
  recomputedForwardRatio: factIn('1'),
  /** Growth of the step per doubling of nodes from waiting on the slowest. */
  stragglerRatioPerDoubling: factIn('1'),
  /** Bytes of activations kept per token and hidden element of a layer, by kind of storage. */
  activationResidualBytes: factIn('B'),
  /** The same per token and inner element, divided over tensor-parallel ranks. */
  activationInnerBytes: factIn('B'),
  /** Bytes kept per score of standard attention. */
  activationScoreBytes: factIn('B'),
  /** Bytes held per token and local vocabulary entry for logits and loss. */
  lossStoredBytes: factIn('B'),
  /** Share of memory lost to fragmentation and allocator slack. */
  fragmentationRatio: factIn('1'),
  /** Step time of this software as published over that of the best layout a search finds: of an open layout. */
  openLayoutStepTimeRatio: factIn('1'),
  /** Trained weights of low-rank adapters relative to the frozen model's. */
  adapterParameterRatio: factIn('1'),
});
export type GpuStack = z.infer<typeof gpuStackSchema>;
