import type { Values } from '../../catalog/fact';
import type { GpuStack } from '../../catalog/gpu-stack-schema';
import type { Gpu } from '../../catalog/hardware-schema';
import type { Precision } from '../../scenario';

/** What kernels of one chip under one stack run at: the catalog's ratios multiplied out once. */
export interface ChipRates {
  /** Held by a large GEMM of the model's linears, of the 16-bit GEMMs beside them, of flash attention. */
  linearFlopsPerSecond: number;
  wideFlopsPerSecond: number;
  attentionFlopsPerSecond: number;
  attentionBackwardRatio: number;
  attentionHeadHalfElements: number;
  memoryBytesPerSecond: number;
  linearBytesPerElement: number;
  multiprocessorCount: number;
  tileHalvingRatio: number;
  depthOverheadElements: number;
  waveRatio: number;
  partlyAlignedGemmRatio: number;
  misalignedGemmRatio: number;
  misalignedAttentionRatio: number;
  kernelSeconds: number;
}

/** Bytes of one matrix element in a precision. Masters and sums are wider and counted where they stand. */
export function elementBytes(precision: Precision): number {
  return precision === 'fp8' ? 1 : 2;
}

/** Rates of a chip under a stack; fp8 falls back to bf16 where the chip has no 8-bit peak. */
export function chipRates(
  hardware: Values<Gpu>,
  stack: Values<GpuStack>,
  precision: Precision,
): ChipRates {
  const { performance, peakFlopsPerSecond } = hardware;
  const widePeak = precision === 'fp16' ? peakFlopsPerSecond.fp16 : peakFlopsPerSecond.bf16;
  const { tunedKernels } = stack;
  const tuned = (ratio: number | null) => (tunedKernels ? (ratio ?? 1) : 1);
  const narrow =
    precision === 'fp8' && peakFlopsPerSecond.fp8 !== null && performance.fp8GemmPeakRatio !== null
      ? peakFlopsPerSecond.fp8 * performance.fp8GemmPeakRatio * tuned(performance.tunedFp8GemmRatio)
      : null;
  const wideFlopsPerSecond =
    widePeak * performance.gemmPeakRatio * tuned(performance.tunedGemmRatio) * stack.gemmRatio;
  return {
    linearFlopsPerSecond: narrow === null ? wideFlopsPerSecond : narrow * stack.gemmRatio,
    wideFlopsPerSecond,
    attentionFlopsPerSecond:
      widePeak *
      performance.attentionPeakRatio *
      tuned(performance.tunedAttentionRatio) *
      stack.attentionRatio,
    attentionBackwardRatio: performance.attentionBackwardRatio,
    attentionHeadHalfElements: performance.attentionHeadHalfElements,
    memoryBytesPerSecond: hardware.memoryBytesPerSecond * performance.memoryBandwidthRatio,
    linearBytesPerElement: narrow === null ? 2 : elementBytes(precision),
    multiprocessorCount: hardware.multiprocessorCount,
    tileHalvingRatio: performance.gemmTileHalvingRatio,
    depthOverheadElements: performance.gemmDepthOverheadElements,
    waveRatio: performance.gemmWaveRatio,
    partlyAlignedGemmRatio: performance.partlyAlignedGemmRatio,
    misalignedGemmRatio: performance.misalignedGemmRatio,
    misalignedAttentionRatio: performance.misalignedAttentionRatio,
    kernelSeconds: performance.kernelSeconds,
  };
}
