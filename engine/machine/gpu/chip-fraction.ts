import type { Values } from '../../catalog/fact';
import type { Gpu } from '../../catalog/hardware-schema';

/** A chip of which only a share of the multiprocessors and memory is in use: rates and room scale with it. */
export function chipFractionOf(gpu: Values<Gpu>, chipFraction: number): Values<Gpu> {
  if (chipFraction === 1) return gpu;
  const { fp16, bf16, fp8, fp32 } = gpu.peakFlopsPerSecond;
  return {
    ...gpu,
    peakFlopsPerSecond: {
      fp16: fp16 * chipFraction,
      bf16: bf16 * chipFraction,
      fp8: fp8 === null ? null : fp8 * chipFraction,
      fp32: fp32 * chipFraction,
    },
    multiprocessorCount: Math.max(1, Math.round(gpu.multiprocessorCount * chipFraction)),
    memoryBytes: gpu.memoryBytes * chipFraction,
    memoryBytesPerSecond: gpu.memoryBytesPerSecond * chipFraction,
  };
}
