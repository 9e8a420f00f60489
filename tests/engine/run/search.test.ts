import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { stepperFor } from '@/engine/machine/stepper';
import { divisorsOf, layoutChoices } from '@/engine/run/parallelism';
import { searchParallelism } from '@/engine/run/search';
import { searchCase } from '@/engine/run/search-case';
import { searchCaseSchema } from '@/engine/scenario';
import { GPT_13B, gptShape, gpuQuestion } from '../machine/gpu/question';

const question = gpuQuestion({ chipCount: 64 });
const found = searchParallelism(question, 1024, {});

describe('a search over layouts', () => {
  it('finds ten plans that fit, fastest first', () => {
    expect(found.top).toHaveLength(10);
    expect(found.best).toEqual(found.top[0]);
    for (const plan of found.top) expect(plan.fits).toBe(true);
    const times = found.top.map(({ stepSeconds }) => stepSeconds);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
  it('uses every chip and no tensor parallelism above the heads', () => {
    for (const { run } of found.top) {
      const chips =
        run.tensorParallel * run.pipelineParallel * run.dataParallel * run.contextParallel;
      expect(chips).toBe(64);
      expect(run.tensorParallel).toBeLessThanOrEqual(GPT_13B.attentionHeads);
    }
  });
  it('accounts for every plan it tried', () => {
    const { memory, topology, other } = found.rejected;
    expect(found.tried).toBeGreaterThan(memory + topology + other);
    expect(memory).toBeGreaterThan(0);
  });
  it('is not beaten by any layout of a coarse sweep', () => {
    const stepper = stepperFor(question);
    const best = found.best?.stepSeconds ?? 0;
    for (const tensorParallel of [1, 2, 4, 8])
      for (const pipelineParallel of [1, 2, 4])
        for (const microBatchSequences of [1, 2, 4])
          for (const recompute of ['none', 'full'] as const)
            for (const sharding of ['none', 'zero1'] as const) {
              const step = stepper.step({
                globalBatchSequences: 1024,
                precision: 'bf16',
                microBatchSequences,
                tensorParallel,
                pipelineParallel,
                dataParallel: 64 / tensorParallel / pipelineParallel,
                interleave: 1,
                sequenceParallel: false,
                expertParallel: 1,
                contextParallel: 1,
                sharding,
                recompute,
              });
              if (step.fits) expect(step.stepSeconds).toBeGreaterThanOrEqual(best);
            }
  });
  it('keeps what is fixed', () => {
    const fixed = searchParallelism(question, 1024, {
      tensorParallel: 4,
      recompute: 'full',
      microBatchSequences: 2,
    });
    expect(fixed.best?.run).toMatchObject({
      tensorParallel: 4,
      recompute: 'full',
      microBatchSequences: 2,
    });
  });
  it('splits a short context where that is faster', () => {
    const model = { ...(catalog.models['llama-3-8b']?.shape ?? GPT_13B), sequenceLength: 8192 };
    const asked = gpuQuestion({ hardwareId: 'nvidia-h100-sxm5-80gb', chipCount: 16, model });
    const byHand = stepperFor(asked).step({
      globalBatchSequences: 10,
      precision: 'bf16',
      microBatchSequences: 5,
      tensorParallel: 2,
      pipelineParallel: 1,
      dataParallel: 2,
      interleave: 1,
      sequenceParallel: true,
      expertParallel: 1,
      contextParallel: 4,
      sharding: 'zero1',
      recompute: 'none',
    });
    expect(byHand.fits).toBe(true);
    const { best } = searchParallelism(asked, 10, {});
    expect(best?.stepSeconds).toBeLessThanOrEqual(byHand.stepSeconds);
  });
  it('leaves a rank at least 1,024 tokens', () => {
    for (const sequenceLength of [1024, 2048, 8192]) {
      const asked = gpuQuestion({ chipCount: 64, model: { ...GPT_13B, sequenceLength } });
      const { contextParallel } = layoutChoices(asked, {});
      expect(Math.max(...contextParallel)).toBe(sequenceLength / 1024);
    }
  });
  it('interleaves only what an interleaved pipeline can walk: micro-batches in multiples of the stages', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(8, 16, 32, 64),
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom(2, 4, 8),
        (chipCount, batchSequences, pipelineParallel) => {
          const asked = gpuQuestion({ chipCount, model: gptShape(32, 2048, 16) });
          const { top } = searchParallelism(asked, batchSequences, { pipelineParallel });
          for (const { run } of top) {
            const perReplica = Math.ceil(batchSequences / run.dataParallel);
            const count = Math.ceil(perReplica / (run.microBatchSequences ?? 1));
            if (run.interleave > 1) expect(count % pipelineParallel).toBe(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
  it('where nothing fits returns the plan nearest to fitting', () => {
    const tight = searchParallelism(
      gpuQuestion({ chipCount: 1, hardwareId: 'nvidia-a100-sxm4-40gb' }),
      8,
      {},
    );
    expect(tight.best).toBeNull();
    expect(tight.nearest?.fits).toBe(false);
    expect(tight.nearest?.run.recompute).toBe('full');
    expect(tight.rejected.memory).toBeGreaterThan(0);
  });
  it('gives a stack that cannot split a model no tensor or pipeline parallelism', () => {
    const fsdp = searchParallelism(
      gpuQuestion({ chipCount: 64, stackId: 'llm-foundry-fsdp' }),
      1024,
      {},
    );
    for (const { run } of fsdp.top) {
      expect(run.tensorParallel).toBe(1);
      expect(run.pipelineParallel).toBe(1);
    }
  });
  it('spreads experts where a model has them', () => {
    const model = { ...gptShape(32, 4096, 32), experts: 8, activeExperts: 2 };
    const mixture = searchParallelism(gpuQuestion({ chipCount: 64, model }), 1024, {});
    expect(mixture.best).not.toBeNull();
    expect(mixture.top.some(({ run }) => run.expertParallel > 1)).toBe(true);
  });
  it('answers on a dataflow machine', () => {
    const caze = searchCaseSchema.parse({
      id: 'rdu',
      hardware: 'sambanova-sn30',
      softwareStack: 'sambaflow-o3',
      chipCount: 8,
      model: GPT_13B,
      run: { globalBatchSequences: 256 },
    });
    expect(searchCase(caze, catalog).best?.stepSeconds).toBeGreaterThan(0);
  });
});

describe('divisors', () => {
  it('come ascending and complete', () => {
    expect(divisorsOf(1)).toEqual([1]);
    expect(divisorsOf(36)).toEqual([1, 2, 3, 4, 6, 9, 12, 18, 36]);
  });
});
