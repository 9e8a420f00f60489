import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { searchCase } from '@/engine/run/search-case';
import { searchCaseSchema } from '@/engine/scenario';

const search = (id: string, chipCount: number, globalBatchSequences: number) =>
  searchCase(
    searchCaseSchema.parse({
      id,
      hardware: 'nvidia-h100-sxm5-80gb',
      chipCount,
      softwareStack: 'generic-tuned',
      model: catalog.models[id]?.shape,
      run: { globalBatchSequences },
    }),
    catalog,
  ).best;

/** Layouts that the trainers of these models published: the search comes to the same kind and speed. */
describe('published layouts', () => {
  it('Llama 3.1 405B on 16,384 H100 at 8k: tensor 8, interleaved stages, 41 % of the peak', () => {
    const best = search('llama-3.1-405b', 16384, 2048);
    expect(best?.run).toMatchObject({ tensorParallel: 8, recompute: 'none' });
    expect([8, 16]).toContain(best?.run.pipelineParallel);
    expect(best?.run.interleave).toBeGreaterThan(1);
    expect(Math.abs((best?.modelFlopsUtilisation ?? 0) / 0.41 - 1)).toBeLessThan(0.08);
  });
  it('Llama 3 70B on 64 H100 at 8k, batch 128: tensor 4, pipeline 4, context 2, micro-batch 1', () => {
    expect(search('llama-3-70b', 64, 128)?.run).toMatchObject({
      tensorParallel: 4,
      pipelineParallel: 4,
      contextParallel: 2,
      microBatchSequences: 1,
    });
  });
  it('GPT-3 175B on 512 H100: tensor 4, pipeline 8', () => {
    expect(search('gpt-175b', 512, 2048)?.run).toMatchObject({
      tensorParallel: 4,
      pipelineParallel: 8,
      dataParallel: 16,
    });
  });
});
