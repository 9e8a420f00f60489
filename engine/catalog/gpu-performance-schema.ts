import { z } from 'zod';
import { factIn } from './fact';

/** Chip-level parameters of the GPU executor, one set per chip, fitted or derived. */
export const gpuPerformanceSchema = z.strictObject({
  /** Share of the 16-bit matrix peak that a large, deep, full-wave GEMM holds in training. */
  gemmPeakRatio: factIn('1'),
  /** The same for the 8-bit peak; null where the chip has none. */
  fp8GemmPeakRatio: factIn('1').nullable(),
  /** Speed kept each time the output tile of a GEMM is halved. */
  gemmTileHalvingRatio: factIn('1'),
  /** Start and end of a tile's accumulation, as extra depth. */
  gemmDepthOverheadElements: factIn('1'),
  /** Share of wave quantisation that is paid (1 = the last wave costs a full one). */
  gemmWaveRatio: factIn('1'),
  /** Speed of a GEMM whose row length is a multiple of 16 but not of 128 bytes. */
  partlyAlignedGemmRatio: factIn('1'),
  /** Speed of a GEMM whose row length is not a multiple of 16 bytes. */
  misalignedGemmRatio: factIn('1'),
  /** The same for the batched GEMMs of standard attention. */
  misalignedAttentionRatio: factIn('1'),
  /** Share of the nominal memory bandwidth that streaming kernels reach. */
  memoryBandwidthRatio: factIn('1'),
  /** Start and tail of one kernel on the chip. */
  kernelSeconds: factIn('s'),
  /** Share of the 16-bit matrix peak of a tiled (flash) attention kernel at long sequence and wide heads. */
  attentionPeakRatio: factIn('1'),
  /** Speed of the attention backward relative to the forward. */
  attentionBackwardRatio: factIn('1'),
  /** Head size at which a tiled attention kernel runs at half its peak. */
  attentionHeadHalfElements: factIn('1'),
  /** Speed of 16-bit products under software tuned for this chip since its first year, over `gemmPeakRatio`. */
  tunedGemmRatio: factIn('1'),
  /** The same for 8-bit products; null where the chip has none. */
  tunedFp8GemmRatio: factIn('1').nullable(),
  /** The same for a tiled attention kernel. */
  tunedAttentionRatio: factIn('1'),
  /** Share of the nominal one-way link bandwidth that collectives reach (bus bandwidth). */
  linkBandwidthRatio: factIn('1'),
  /** Latency of an in-node collective. */
  linkLatencySeconds: factIn('s'),
  /** Further latency for each further rank. */
  linkLatencySecondsPerRank: factIn('s'),
  /** Share of the nominal node network bandwidth that collectives reach. */
  networkBandwidthRatio: factIn('1'),
  /** Latency of one hop between nodes. */
  networkLatencySeconds: factIn('s'),
  /** Memory that runtime, kernels and communication buffers take. */
  reservedBytes: factIn('B'),
});
