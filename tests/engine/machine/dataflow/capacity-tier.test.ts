import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { valuesOf } from '@/engine/catalog/fact';
import {
  keptParameterCount,
  optimizerSeconds,
  stateBytesPerChip,
  tieredStateBytes,
} from '@/engine/machine/dataflow/off-chip-memory';
import type { StepQuestion } from '@/engine/machine/step';
import { searchParallelism } from '@/engine/run/search';
import { type ModelShape, type Run, runSchema } from '@/engine/scenario';

const stack = valuesOf(catalog.stacks['sambaflow-o3'] as (typeof catalog.stacks)[string]);
const OFF_CHIP = 1e12;

function questionOn(hardwareId: string, presetId: string, change: object = {}): StepQuestion {
  const hardware = valuesOf(catalog.hardware[hardwareId] as (typeof catalog.hardware)[string]);
  return {
    hardware: { ...hardware, ...change } as StepQuestion['hardware'],
    stack,
    model: catalog.models[presetId]?.shape as ModelShape,
    mode: 'pretrain',
    precision: 'bf16',
    sparsityPattern: 'dense',
    attentionSparsityRatio: 0,
    feedForwardSparsityRatio: 0,
    sparsityValues: valuesOf(catalog.assumptions.sparsity),
    chipCount: 64,
    chipFraction: 1,
    chipsPerNode: hardware.chipsPerNode,
    nodeNetworkBytesPerSecondOneWay: hardware.nodeNetworkBytesPerSecondOneWay,
  };
}
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
const tiered = questionOn('sambanova-sn40l', 'gpt-13b');
const parameters = keptParameterCount(tiered) / 8;

describe('optimizer state, 12 of 16 bytes a parameter', () => {
  test('lies behind the off-chip memory of a chip with two tiers', () => {
    expect(tieredStateBytes(tiered, run)).toBeCloseTo(12 * parameters, 0);
    expect(stateBytesPerChip(tiered, run)).toBeCloseTo(4 * parameters, 0);
  });

  test('lies in off-chip memory where there is one tier', () => {
    const single = questionOn('sambanova-sn30', 'gpt-13b');
    expect(tieredStateBytes(single, run)).toBe(0);
    expect(stateBytesPerChip(single, run)).toBeCloseTo(16 * parameters, 0);
    expect(optimizerSeconds(single, run, OFF_CHIP)).toBeCloseTo((26 * parameters) / OFF_CHIP, 9);
  });

  test('that has no room in its tier stays in off-chip memory', () => {
    const small = questionOn('sambanova-sn40l', 'gpt-13b', { capacityTierBytes: 5 * parameters });
    expect(stateBytesPerChip(small, run)).toBeCloseTo((16 - 5) * parameters, 0);
  });

  test('is read and written once a step over its tier, the rest over off-chip memory', () => {
    const slow = questionOn('sambanova-sn40l', 'gpt-13b', { capacityTierBytesPerSecond: 1e11 });
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
  const question = questionOn('sambanova-sn40l', 'llama-2-70b');
  const best = searchParallelism(question, 512, {}).best;

  test('are laid out inside nodes, activations made again', () => {
    expect(best?.fits).toBe(true);
    expect(best?.run.tensorParallel).toBeLessThanOrEqual(question.chipsPerNode);
    expect(best?.run.recompute).toBe('full');
  });

  test('run no slower than with all activations kept', () => {
    const kept = searchParallelism(question, 512, { recompute: 'none' }).best;
    expect(best?.stepSeconds).toBeLessThan(kept?.stepSeconds ?? Number.POSITIVE_INFINITY);
  });
});
