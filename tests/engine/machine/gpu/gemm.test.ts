import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { valuesOf } from '@/engine/catalog/fact';
import { flashAttentionSeconds, standardAttentionSeconds } from '@/engine/machine/gpu/attention';
import { type ChipRates, chipRates } from '@/engine/machine/gpu/chip-rates';
import { gemmSeconds } from '@/engine/machine/gpu/gemm';
import { gpuQuestion } from './question';

const plain: ChipRates = {
  linearFlopsPerSecond: 1e14,
  wideFlopsPerSecond: 1e14,
  attentionFlopsPerSecond: 1e14,
  attentionBackwardRatio: 1,
  attentionHeadHalfElements: 0,
  memoryBytesPerSecond: 1e12,
  linearBytesPerElement: 2,
  multiprocessorCount: 100,
  tileHalvingRatio: 1,
  depthOverheadElements: 0,
  waveRatio: 1,
  partlyAlignedGemmRatio: 1,
  misalignedGemmRatio: 0.5,
  misalignedAttentionRatio: 0.2,
  kernelSeconds: 0,
};
const size = fc.integer({ min: 1, max: 20_000 });

describe('a matrix product', () => {
  it('takes its FLOPs over the rate when tiles fill whole waves', () => {
    expect(gemmSeconds(plain, 1e14, 2, 1, 2560, 1280, 8192)).toBeCloseTo(
      (2 * 2560 * 1280 * 8192) / 1e14,
      12,
    );
  });
  it('takes its bytes over the bandwidth when it is thin', () => {
    const bytes = 2 * (1 * 4096 + 4096 * 4096 + 1 * 4096);
    expect(gemmSeconds(plain, 1e14, 2, 1, 1, 4096, 4096)).toBeCloseTo(bytes / 1e12, 12);
  });
  it('pays a whole wave for one tile too many', () => {
    const full = gemmSeconds(plain, 1e14, 2, 1, 25_600, 128, 65_536);
    const over = gemmSeconds({ ...plain, tileHalvingRatio: 0.5 }, 1e14, 2, 1, 25_601, 128, 65_536);
    expect(over).toBeGreaterThan(full * 1.01);
  });
  it('never beats the roof of compute or memory, on any chip and stack', () => {
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.integer({ min: 1, max: 64 }),
        (rows, columns, depth, batch) => {
          const { hardware, stack } = gpuQuestion();
          if (hardware.kind !== 'gpu' || stack.kind !== 'gpu') throw new Error('not a GPU');
          const rates = chipRates(hardware, stack, 'bf16');
          const seconds = gemmSeconds(
            rates,
            rates.wideFlopsPerSecond,
            2,
            batch,
            rows,
            columns,
            depth,
          );
          const flops = 2 * batch * rows * columns * depth;
          const bytes = 2 * batch * (rows * depth + depth * columns + rows * columns);
          expect(seconds).toBeGreaterThanOrEqual(flops / hardware.peakFlopsPerSecond.bf16);
          expect(seconds).toBeGreaterThanOrEqual(bytes / hardware.memoryBytesPerSecond);
        },
      ),
    );
  });
});

describe('attention', () => {
  it('costs 4 FLOPs forward and 10 backward per score and head element when tiled and unmasked', () => {
    const seconds = flashAttentionSeconds(plain, false, 2, 8, 4096, 4096, 128);
    const unit = (2 * 8 * 4096 * 4096 * 128) / 1e14;
    expect(seconds.forward).toBeCloseTo(4 * unit, 12);
    expect(seconds.backward).toBeCloseTo(10 * unit, 12);
  });
  it('halves, less the diagonal blocks, where masked scores are skipped', () => {
    const all = flashAttentionSeconds(plain, false, 1, 8, 4096, 4096, 128).forward;
    const half = flashAttentionSeconds(plain, true, 1, 8, 4096, 4096, 128).forward;
    expect(half / all).toBeCloseTo((1 + 128 / 4096) / 2, 9);
  });
  it('slows down standard attention at head sizes that are no multiple of eight', () => {
    const even = standardAttentionSeconds(plain, 0, 1, 1, 8, 2048, 2048, 112);
    const odd = standardAttentionSeconds(plain, 0, 1, 1, 8, 2048, 2048, 108);
    expect(odd.forward).toBeGreaterThan(even.forward);
  });
});

it('every GPU of the catalog keeps its matrix ratios below one', () => {
  const gpus = Object.values(catalog.hardware).filter((hardware) => hardware.kind === 'gpu');
  expect(gpus.length).toBeGreaterThan(5);
  for (const gpu of gpus) {
    const { performance } = valuesOf(gpu);
    expect(performance.gemmPeakRatio).toBeLessThanOrEqual(1);
    expect(performance.attentionPeakRatio).toBeLessThanOrEqual(1);
  }
});
