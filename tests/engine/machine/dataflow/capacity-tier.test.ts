import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import {
  keptParameterCount,
  optimizerSeconds,
  stateBytesPerChip,
  tieredStateBytes,
} from '@/engine/machine/dataflow/off-chip-memory';
import { searchParallelism } from '@/engine/run/search';
import { type ModelShape, type Run, runSchema } from '@/engine/scenario';
import { chips, question } from './measured';

const OFF_CHIP = 1e12;
/** GPT-13B on 64 SN40L, facts of its second tier replaced as asked. */
const onTwoTiers = (change: object = {}, model: Partial<{ model: ModelShape }> = {}) =>
  question({
    hardware: { ...chips.sn40l, ...change } as typeof chips.sn40l,
    chipCount: 64,
    ...model,
  });
const run: Run = runSchema.parse({
  globalBatchSequences: 512,
  microBatchSequences: 1,
  tensorParallel: 4,
  pipelineParallel: 2,
  dataParallel: 8,
  sharding: 'none',
  recompute: 'none',
  precision: 'bf16',
});
const tiered = onTwoTiers();
const parameters = keptParameterCount(tiered) / 8;

describe('optimizer state, 12 of 16 bytes a parameter', () => {
  test('lies behind the off-chip memory of a chip with two tiers', () => {
    expect(tieredStateBytes(tiered, run)).toBeCloseTo(12 * parameters, 0);
    expect(stateBytesPerChip(tiered, run)).toBeCloseTo(4 * parameters, 0);
  });

  test('lies in off-chip memory where there is one tier', () => {
    const single = question();
    expect(tieredStateBytes(single, run)).toBe(0);
    expect(stateBytesPerChip(single, run)).toBeCloseTo(16 * parameters, 0);
    expect(optimizerSeconds(single, run, OFF_CHIP)).toBeCloseTo((26 * parameters) / OFF_CHIP, 9);
  });

  test('that has no room in its tier stays in off-chip memory', () => {
    const small = onTwoTiers({ capacityTierBytes: 5 * parameters });
    expect(stateBytesPerChip(small, run)).toBeCloseTo((16 - 5) * parameters, 0);
  });

  test('is read and written once a step over its tier, the rest over off-chip memory', () => {
    const slow = onTwoTiers({ capacityTierBytesPerSecond: 1e11 });
    expect(optimizerSeconds(slow, run, OFF_CHIP)).toBeCloseTo(
      (24 * parameters) / 1e11 + (2 * parameters) / OFF_CHIP,
      9,
    );
    expect(optimizerSeconds({ ...slow, mode: 'finetune-lora' }, run, OFF_CHIP)).toBe(0);
  });

  test('sharded over the replicas shrinks with them', () => {
    const sharded: Run = { ...run, sharding: 'zero1' };
    expect(tieredStateBytes(tiered, sharded)).toBeCloseTo((12 * parameters) / 8, 0);
  });
});

describe('70 billion parameters on 64 chips of 64 GB', () => {
  const model = catalog.models['llama-2-70b']?.shape as ModelShape;
  const large = onTwoTiers({}, { model });
  const best = searchParallelism(large, 512, {}).best;

  test('are laid out inside nodes, activations made again', () => {
    expect(best?.fits).toBe(true);
    expect(best?.run.tensorParallel).toBeLessThanOrEqual(large.chipsPerNode);
    expect(best?.run.recompute).toBe('full');
  });

  test('run no slower than with all activations kept', () => {
    const kept = searchParallelism(large, 512, { recompute: 'none' }).best;
    expect(best?.stepSeconds).toBeLessThan(kept?.stepSeconds ?? Number.POSITIVE_INFINITY);
  });
});
