import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { EngineError } from '@/engine/errors';
import { searchCase } from '@/engine/run/search-case';
import { searchCaseSchema } from '@/engine/scenario';

const gpt13b = catalog.models['gpt-13b']?.shape;
const search = (chipCount: number, run: Record<string, unknown>) =>
  searchCase(
    searchCaseSchema.parse({
      id: 'x',
      hardware: 'nvidia-a100-sxm4-80gb',
      chipCount,
      model: gpt13b,
      run: { globalBatchSequences: 64, ...run },
    }),
    catalog,
  );

function refusal(chipCount: number, run: Record<string, unknown>): EngineError {
  try {
    search(chipCount, run);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('fields that no search can use are refused with the nearest that it can', () => {
  test.each([
    [
      64,
      { tensorParallel: 64 },
      'tensorParallelAboveHeads',
      'run.tensorParallel',
      'tensorParallel',
    ],
    [
      64,
      { pipelineParallel: 64 },
      'moreStagesThanLayers',
      'run.pipelineParallel',
      'pipelineParallel',
    ],
    [
      64,
      { microBatchSequences: 128 },
      'microBatchAboveBatch',
      'run.microBatchSequences',
      'microBatchSequences',
    ],
  ])('%i chips, %o: %s', (chipCount, run, code, path, field) => {
    const { code: given, details } = refusal(chipCount, run);
    expect({ given, path: details.path }).toEqual({ given: code, path });
    for (const value of details.accepted as number[])
      expect(() => search(chipCount, { [field]: value })).not.toThrow();
  });

  test('an interleave that leaves micro-batches over', () => {
    const three = { pipelineParallel: 4, dataParallel: 2, globalBatchSequences: 6, interleave: 2 };
    const { code, details } = refusal(8, three);
    expect(code).toBe('interleaveLeavesMicroBatches');
    expect(details).toEqual({ path: 'run.interleave', value: 2, accepted: [1] });
    expect(() => search(8, { ...three, interleave: 1 })).not.toThrow();
    expect(() => search(8, { ...three, globalBatchSequences: 8 })).not.toThrow();
  });

  test('degrees that do not divide the chips', () => {
    const { code, details } = refusal(7, { dataParallel: 2 });
    expect(code).toBe('layoutDoesNotDivideChips');
    for (const value of details.accepted as number[])
      expect(() => search(value, { dataParallel: 2 })).not.toThrow();
  });
});

test('a chip count that no layout fits names neighbours that can be laid out', () => {
  const { best, reason } = search(1009, {});
  expect(best).toBeNull();
  expect(reason).toMatchObject({ code: 'noLayoutForChipCount', details: { value: 1009 } });
  const neighbours = reason?.details.accepted as number[];
  expect(neighbours).toHaveLength(2);
  for (const count of neighbours) expect(search(count, {}).tried).toBeGreaterThan(0);
});

test('a model that does not fit says what it needs and a chip count on which it fits', () => {
  const { best, reason } = search(1, {});
  expect(best).toBeNull();
  const { neededBytesPerChip, availableBytesPerChip, nearestChipCount } = reason?.details ?? {};
  expect(neededBytesPerChip).toBeGreaterThan(availableBytesPerChip as number);
  expect(search(nearestChipCount as number, {}).best?.fits).toBe(true);
});
