import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { impossibleField } from '@/engine/run/impossible-field';
import { divisorsOf, possibleInterleaveCounts } from '@/engine/run/parallelism';
import { type Layout, layoutSchema, type Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { GPT_13B } from '../machine/gpu/question';

const frame = { model: GPT_13B, chipCount: 64, globalBatchSequences: 64 };
const mixtral = catalog.models['mixtral-8x7b']?.shape ?? GPT_13B;

describe('a stated field that no run can have', () => {
  it.each<[Partial<Layout>, string, keyof Layout, number[]]>([
    [{ tensorParallel: 64 }, 'tensorParallelAboveHeads', 'tensorParallel', [4, 8]],
    [{ tensorParallel: 16 }, 'tensorParallelDoesNotDivideHeads', 'tensorParallel', [4, 8]],
    [{ pipelineParallel: 64 }, 'moreStagesThanLayers', 'pipelineParallel', [16, 32]],
    [{ dataParallel: 128 }, 'replicasAboveBatch', 'dataParallel', [32, 64]],
    [{ microBatchSequences: 100 }, 'microBatchAboveBatch', 'microBatchSequences', [32, 64]],
    [
      { dataParallel: 32, microBatchSequences: 4 },
      'microBatchAboveBatch',
      'microBatchSequences',
      [1, 2],
    ],
    [{ pipelineParallel: 8, interleave: 7 }, 'interleaveDoesNotDivideLayers', 'interleave', [1, 5]],
    [{ expertParallel: 8 }, 'expertParallelDoesNotDivideExperts', 'expertParallel', [1]],
    [{ contextParallel: 4096 }, 'contextParallelAboveSequence', 'contextParallel', [32, 64]],
  ])('%o', (stated, code, path, accepted) => {
    const value = stated[path];
    expect(impossibleField(frame, stated)).toEqual({ code, details: { path, value, accepted } });
  });
  it('counts the experts that there are', () => {
    const found = impossibleField({ ...frame, model: mixtral }, { expertParallel: 3 });
    expect(found?.details.accepted).toEqual([2, 4]);
    expect(impossibleField({ ...frame, model: mixtral }, { expertParallel: 8 })).toBeNull();
  });
  it('counts the chips of a stage that experts can spread over', () => {
    const stated = { pipelineParallel: 32, expertParallel: 4 };
    expect(impossibleField({ ...frame, model: mixtral }, stated)).toEqual({
      code: 'expertParallelAboveRanks',
      details: { path: 'expertParallel', value: 4, accepted: [1, 2] },
    });
    const fewer = { ...stated, expertParallel: 2 };
    expect(impossibleField({ ...frame, model: mixtral }, fewer)).toBeNull();
  });
  it('names values that are then taken', () => {
    fc.assert(
      fc.property(
        fc.record({
          tensorParallel: fc.integer({ min: 1, max: 80 }),
          pipelineParallel: fc.integer({ min: 1, max: 80 }),
          dataParallel: fc.integer({ min: 1, max: 130 }),
          interleave: fc.integer({ min: 1, max: 50 }),
          microBatchSequences: fc.integer({ min: 1, max: 100 }),
          contextParallel: fc.integer({ min: 1, max: 5000 }),
        }),
        (stated) => {
          const found = impossibleField(frame, stated);
          if (found === null) return;
          const { path, accepted } = found.details;
          expect(accepted).not.toEqual([]);
          for (const value of accepted as number[]) {
            const mended = impossibleField(frame, { ...stated, [path as string]: value });
            expect(mended?.details.path).not.toBe(path);
          }
        },
      ),
    );
  });
});

describe('interleave degrees', () => {
  it.each([
    [96, 8, [1, 2, 3, 4, 6, 12]],
    [96, 1, [1]],
    // Llama 3.1 405B: 126 layers and the two ends make 16 stages of 8.
    [126, 16, [1, 2, 4, 8]],
    [126, 9, [1, 2, 7, 14]],
    [29, 4, [1]],
  ])('%i layers over %i stages', (layers, stages, degrees) => {
    expect(possibleInterleaveCounts(layers, stages)).toEqual(degrees);
  });
});

describe('a stated layout of an option', () => {
  const example = exampleScenario('default', catalog);
  const withLayout = (layout: Partial<Layout>): Scenario => ({
    ...example,
    options: example.options
      .slice(0, 1)
      .map((option) => ({ ...option, layout: layoutSchema.parse(layout) })),
  });
  it('is refused with the field, the value and the nearest that work', () => {
    const [option] = simulate(withLayout({ tensorParallel: 64 }), catalog).options;
    expect(option).toMatchObject({
      feasible: false,
      reason: {
        code: 'tensorParallelAboveHeads',
        details: { path: 'tensorParallel', value: 64, accepted: [4, 8] },
      },
    });
  });
  it.each(divisorsOf(8))('tensor parallel %i of eight chips is timed', (tensorParallel) => {
    const dataParallel = 8 / tensorParallel;
    const scenario = withLayout({ tensorParallel, dataParallel, sharding: 'zero3' });
    expect(simulate(scenario, catalog).options[0]?.tokensPerSecond).toBeGreaterThan(0);
  });
});
