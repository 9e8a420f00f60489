import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { dividesGradients } from '@/engine/machine/divides-gradients';
import { gpuStepper } from '@/engine/machine/gpu/gpu-stepper';
import type { Run } from '@/engine/scenario';
import { GPT_13B, gpuQuestion, runWith } from './gpu/question';

const SHARDINGS = ['none', 'zero1', 'zero2', 'zero3'] as const;

describe('gradients', () => {
  it.each([
    [1, [false, false, true, true]],
    [4, [false, false, false, true]],
  ])('over %i stages are divided with every micro-batch: %o', (pipelineParallel, divided) => {
    const runs = SHARDINGS.map((sharding) => runWith({ pipelineParallel, sharding }));
    expect(runs.map(dividesGradients)).toEqual(divided);
  });
  it('of Llama 3.1 405B on 8,192 H100 as published (TP8 PP16 DP64, zero2) cross the network once a step: 43 % of the peak', () => {
    const asked = gpuQuestion({
      hardwareId: 'nvidia-h100-sxm5-80gb',
      chipCount: 8192,
      model: catalog.models['llama-3.1-405b']?.shape ?? GPT_13B,
    });
    const published = runWith({
      globalBatchSequences: 2048,
      tensorParallel: 8,
      pipelineParallel: 16,
      dataParallel: 64,
      interleave: 8,
      sequenceParallel: true,
      sharding: 'zero2',
    });
    const { modelFlopsUtilisation } = gpuStepper(asked).step(published);
    expect(Math.abs(modelFlopsUtilisation / 0.43 - 1)).toBeLessThan(0.1);
  });
  it('under a pipeline take the time and the memory of zero1; without one, less memory for more time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 4),
        fc.constantFrom(2, 4, 8),
        fc.constantFrom(1, 2, 4),
        fc.integer({ min: 2, max: 32 }),
        (pipelineParallel, dataParallel, tensorParallel, count) => {
          const chipCount = pipelineParallel * dataParallel * tensorParallel;
          const stepper = gpuStepper(gpuQuestion({ chipCount }));
          const at = (sharding: Run['sharding']) =>
            stepper.step(
              runWith({
                globalBatchSequences: dataParallel * count,
                pipelineParallel,
                dataParallel,
                tensorParallel,
                sharding,
              }),
            );
          const [one, two] = [at('zero1'), at('zero2')];
          if (pipelineParallel > 1) {
            expect(two.stepSeconds).toBe(one.stepSeconds);
            expect(two.memoryBytesPerChip).toBe(one.memoryBytesPerChip);
            return;
          }
          expect(two.memoryBytesPerChip).toBeLessThan(one.memoryBytesPerChip);
          expect(two.stepSeconds).toBeGreaterThanOrEqual(one.stepSeconds * (1 - 1e-9));
        },
      ),
    );
  });
});
