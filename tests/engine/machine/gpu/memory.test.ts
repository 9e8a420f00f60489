import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { trainingStep } from '@/engine/machine/training-step';
import { FAMILIES } from '@/engine/validation/families';
import { measuredCaseSchema } from '@/engine/validation/measured-case';
import { measuredLines } from '@/engine/validation/table';
import { caseWith, GPT_13B, gptShape } from './question';

const LLAMA_VOCABULARY = 32_000;
const withVocabulary = (shape: ReturnType<typeof gptShape>) => ({
  ...shape,
  vocabularySize: LLAMA_VOCABULARY,
});

describe('layouts that must not fit', () => {
  it.each([
    [
      '13B fp16 with Adam on one A100-40',
      {
        hardware: 'nvidia-a100-sxm4-40gb',
        chipCount: 1,
        model: GPT_13B,
        run: { globalBatchSequences: 1, microBatchSequences: 1, precision: 'fp16' },
      },
    ],
    [
      '70B on 8 A100-80 without sharding',
      {
        model: withVocabulary(gptShape(80, 8192, 64)),
        run: {
          globalBatchSequences: 8,
          microBatchSequences: 1,
          tensorParallel: 8,
          recompute: 'full',
        },
      },
    ],
    [
      '175B on 64 A100-40 with TP8 PP4',
      {
        hardware: 'nvidia-a100-sxm4-40gb',
        chipCount: 64,
        model: gptShape(96, 12_288, 96),
        run: {
          globalBatchSequences: 64,
          microBatchSequences: 1,
          tensorParallel: 8,
          pipelineParallel: 4,
          dataParallel: 2,
          recompute: 'full',
        },
      },
    ],
    [
      '7B at sequence 65,536 without recompute on one A100-80',
      {
        chipCount: 1,
        model: withVocabulary(gptShape(32, 4096, 32, 65_536)),
        run: { globalBatchSequences: 1, microBatchSequences: 1 },
      },
    ],
    [
      '30B ZeRO-1 on 8 A100-40',
      {
        hardware: 'nvidia-a100-sxm4-40gb',
        model: gptShape(48, 7168, 56),
        run: {
          globalBatchSequences: 8,
          microBatchSequences: 1,
          dataParallel: 8,
          sharding: 'zero1',
          recompute: 'full',
        },
      },
    ],
  ])('%s', (_, fields) => {
    const step = trainingStep(caseWith(fields), catalog);
    expect(step.fits).toBe(false);
    expect(step.memoryBytesPerChip).toBeGreaterThan(step.memoryBytesAvailablePerChip);
    expect(Number.isFinite(step.stepSeconds)).toBe(true);
  });
});

describe('layouts that ran', () => {
  const families = FAMILIES.filter(({ id }) => !id.startsWith('rdu'));
  it.each(families.map(({ id }) => id))('%s: every case fits', (id) => {
    const cases = measuredLines(id).map((line) => measuredCaseSchema.parse(line));
    expect(cases.length).toBeGreaterThan(0);
    const refused = cases.filter((caze) => !trainingStep(caze, catalog).fits);
    expect(refused.map((caze) => caze.id)).toEqual([]);
  });
});

describe('micro-batches in flight', () => {
  const held = (interleave: number, globalBatchSequences: number) =>
    trainingStep(
      caseWith({
        run: {
          globalBatchSequences,
          microBatchSequences: 1,
          pipelineParallel: 4,
          tensorParallel: 2,
          interleave,
        },
      }),
      catalog,
    ).memoryBytesPerChip;
  it('are never more than there are: as many micro-batches as stages take what v = 1 takes', () => {
    for (const batch of [1, 2, 4]) expect(held(5, batch)).toBe(held(1, batch));
  });
  it('are (p - 1) / v more when interleaved', () => {
    const one = (held(1, 4) - held(1, 3)) / 1;
    expect((held(5, 8) - held(1, 8)) / one).toBeCloseTo(3 / 5, 6);
    expect((held(2, 64) - held(1, 64)) / one).toBeCloseTo(3 / 2, 6);
  });
});

describe('sharding', () => {
  const held = (sharding: string) =>
    trainingStep(
      caseWith({
        run: {
          globalBatchSequences: 64,
          microBatchSequences: 1,
          dataParallel: 8,
          recompute: 'full',
          sharding,
        },
      }),
      catalog,
    ).memoryBytesPerChip;
  it('needs less with every level', () => {
    expect(held('zero1')).toBeLessThan(held('none'));
    expect(held('zero2')).toBeLessThan(held('zero1'));
    expect(held('zero3')).toBeLessThan(held('zero2'));
  });
  it('saves seven eighths of the optimizer state over eight replicas', () => {
    const weights = 12.84e9;
    const stack = catalog.stacks['generic-tuned'];
    const perWeight = stack?.kind === 'gpu' ? stack.optimizerStoredBytes.value : Number.NaN;
    const saved = (held('none') - held('zero1')) / (weights * perWeight * (7 / 8));
    expect(saved).toBeGreaterThan(0.98);
    expect(saved).toBeLessThan(1.06);
  });
});
