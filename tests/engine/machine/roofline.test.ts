import { describe, expect, it } from 'vitest';
import { valuesOf } from '@/engine/catalog/fact';
import a10040 from '@/engine/catalog/hardware/nvidia-a100-sxm4-40gb.json';
import a10080 from '@/engine/catalog/hardware/nvidia-a100-sxm4-80gb.json';
import { hardwareSchema } from '@/engine/catalog/hardware-schema';
import { ridgeFlopsPerByte, rooflinePoints } from '@/engine/machine/roofline';
import { chips, gpt13b, sparsityValues } from './dataflow/measured';

const a100s = [a10040, a10080].map((record) => valuesOf(hardwareSchema.parse(record)));

describe('points of GPT-13B', () => {
  it('sparsity drops an unfused layer below the ridge of an A100; fused it stays above that of SN40L', () => {
    const [a100] = a100s;
    if (a100 === undefined) throw new Error('no A100');
    const intensity = (hardware: typeof a100, id: string) =>
      rooflinePoints(hardware, gpt13b, 'unstructured', 0.875, 65_536, sparsityValues).find(
        (p) => p.id === id,
      )?.intensityFlopsPerByte ?? Number.NaN;
    expect(intensity(a100, 'denseUnfused')).toBeGreaterThan(ridgeFlopsPerByte(a100));
    expect(intensity(a100, 'sparseUnfused')).toBeLessThan(ridgeFlopsPerByte(a100));
    expect(intensity(chips.sn40l, 'sparseFused')).toBeGreaterThan(ridgeFlopsPerByte(chips.sn40l));
  });

  it('no roof exceeds the peak', () => {
    for (const hardware of [...a100s, chips.sn30, chips.sn40l])
      for (const point of rooflinePoints(
        hardware,
        gpt13b,
        'unstructured',
        0.875,
        65_536,
        sparsityValues,
      ))
        expect(point.roofFlopsPerSecond).toBeLessThanOrEqual(hardware.peakFlopsPerSecond.bf16);
  });
});
