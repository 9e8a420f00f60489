import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { searchCase } from '@/engine/run/search-case';
import { searchCaseSchema } from '@/engine/scenario';

const search = (id: string, chipCount: number, globalBatchSequences: number, layout = {}) =>
  searchCase(
    searchCaseSchema.parse({
      id,
      hardware: 'nvidia-h100-sxm5-80gb',
      chipCount,
      softwareStack: 'generic-tuned',
      model: catalog.models[id]?.shape,
      run: { globalBatchSequences, ...layout },
    }),
    catalog,
  ).best;

/** Time of the best plan under a published layout over that of the best plan at all. */
const slownessOf = (id: string, chipCount: number, batchSequences: number, layout: object) =>
  (search(id, chipCount, batchSequences, layout)?.stepSeconds ?? Number.NaN) /
  (search(id, chipCount, batchSequences)?.stepSeconds ?? Number.NaN);

/** Layouts that the trainers of these models published: nothing that the search finds is much faster. */
describe('published layouts', () => {
  it('Llama 3.1 405B on 16,384 H100 at 8k: tensor 8 is within 2 %, interleaved stages, 41 % of the peak', () => {
    const best = search('llama-3.1-405b', 16384, 2048);
    expect(slownessOf('llama-3.1-405b', 16384, 2048, { tensorParallel: 8 })).toBeLessThan(1.02);
    expect(best?.run.recompute).toBe('none');
    expect([8, 16]).toContain(best?.run.pipelineParallel);
    expect(best?.run.interleave).toBeGreaterThan(1);
    expect(Math.abs((best?.modelFlopsUtilisation ?? 0) / 0.41 - 1)).toBeLessThan(0.1);
  });
  it('Llama 3 70B on 64 H100 at 8k, batch 128: tensor 4, pipeline 4, context 2, micro-batch 1', () => {
    const published = {
      tensorParallel: 4,
      pipelineParallel: 4,
      contextParallel: 2,
      microBatchSequences: 1,
    };
    expect(slownessOf('llama-3-70b', 64, 128, published)).toBeLessThan(1.03);
  });
  it('GPT-3 175B on 512 H100: tensor 4, pipeline 8', () => {
    const published = { tensorParallel: 4, pipelineParallel: 8, dataParallel: 16 };
    expect(slownessOf('gpt-175b', 512, 2048, published)).toBeLessThan(1.03);
  });
});
