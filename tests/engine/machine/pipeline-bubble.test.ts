import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataflowStepper } from '@/engine/machine/dataflow/stepper';
import { gpuStepper } from '@/engine/machine/gpu/gpu-stepper';
import { pipelineBubbleSeconds } from '@/engine/machine/pipeline-bubble';
import { divisorsOf } from '@/engine/run/parallelism';
import { question, run13b } from './dataflow/measured';
import { gptShape, gpuQuestion, runWith } from './gpu/question';

const stepOf = (stages: number, slowest: number, count: number, interleave: number) =>
  count * slowest + pipelineBubbleSeconds(stages, slowest, count, interleave);

/**
 * Ends of a pass over `stageCount` equal stages, chunk by chunk: each stage walks groups of as many
 * micro-batches as there are stages through its chunks, one after another.
 */
function walkedSeconds(stageCount: number, count: number, interleave: number): number {
  const chunkSeconds = 1 / interleave;
  const ends = new Map<string, number>();
  const free = new Array<number>(stageCount).fill(0);
  for (let first = 0; first < count; first += stageCount)
    for (let chunk = 0; chunk < interleave; chunk++)
      for (let batch = first; batch < Math.min(count, first + stageCount); batch++)
        for (let stage = 0; stage < stageCount; stage++) {
          const before =
            stage > 0
              ? `${batch} ${chunk} ${stage - 1}`
              : `${batch} ${chunk - 1} ${stageCount - 1}`;
          const start = Math.max(free[stage] as number, ends.get(before) ?? 0);
          free[stage] = start + chunkSeconds;
          ends.set(`${batch} ${chunk} ${stage}`, start + chunkSeconds);
        }
  return Math.max(...free);
}

describe('the wait of a pipeline', () => {
  it.each([
    // m >= p: m + (p - 1) / v
    [4, 8, 1, 11],
    [4, 8, 2, 9.5],
    [4, 4, 3, 5],
    // m < p: p + (m - 1) / v
    [8, 1, 1, 8],
    [8, 1, 5, 8],
    [8, 3, 1, 10],
    [8, 3, 2, 9],
  ])('%i stages, %i micro-batches, %i chunks: a step of %f', (stages, count, interleave, step) => {
    expect(stepOf(stages, 1, count, interleave)).toBeCloseTo(step, 12);
  });
  it('is what walking the chunks one by one takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 12 }),
        (stages, interleave, groups, few) => {
          const count = few < stages ? few : groups * stages;
          const walked = walkedSeconds(stages, count, interleave);
          expect(stepOf(stages, 1, count, interleave)).toBeCloseTo(walked, 9);
        },
      ),
    );
  });
  it('leaves a step never below one micro-batch through all stages, nor the slowest stage at work', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 16 }),
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 1, max: 12 }),
        (stages, count, interleave) => {
          const sum = stages.reduce((a, b) => a + b, 0);
          const slowest = Math.max(...stages);
          const step = stepOf(sum, slowest, count, interleave);
          const least = sum + ((count - 1) * slowest) / interleave;
          expect(step).toBeGreaterThanOrEqual(least * (1 - 1e-12));
          expect(step).toBeGreaterThanOrEqual(count * slowest * (1 - 1e-12));
          expect(step).toBeLessThanOrEqual(stepOf(sum, slowest, count, 1) * (1 + 1e-12));
        },
      ),
    );
  });
});

describe('a single micro-batch', () => {
  const layouts = fc.record({
    pipelineParallel: fc.constantFrom(2, 3, 4, 8),
    layersPerStage: fc.constantFrom(4, 6, 8),
  });
  it('on a GPU is not made faster by interleave: its work and its wait stay as they are', () => {
    fc.assert(
      fc.property(layouts, ({ pipelineParallel, layersPerStage }) => {
        const model = gptShape(pipelineParallel * layersPerStage, 2048, 16);
        const stepper = gpuStepper(gpuQuestion({ model, chipCount: pipelineParallel }));
        const at = (interleave: number) =>
          stepper.step(runWith({ globalBatchSequences: 1, pipelineParallel, interleave }));
        const plain = at(1);
        for (const interleave of divisorsOf(layersPerStage)) {
          const step = at(interleave);
          const { pipelineTransfer, other, ...work } = step.breakdownSeconds;
          expect(plain.breakdownSeconds).toMatchObject(work);
          expect(pipelineTransfer).toBeGreaterThanOrEqual(plain.breakdownSeconds.pipelineTransfer);
          expect(other).toBeGreaterThanOrEqual(plain.breakdownSeconds.other);
        }
      }),
    );
  });
  it('on a GPU passes every layer: never below the same step without a pipeline', () => {
    fc.assert(
      fc.property(
        layouts,
        fc.integer({ min: 1, max: 8 }),
        ({ pipelineParallel, layersPerStage }, interleave) => {
          const model = gptShape(pipelineParallel * layersPerStage, 2048, 16);
          const split = gpuStepper(gpuQuestion({ model, chipCount: pipelineParallel })).step(
            runWith({ globalBatchSequences: 2, pipelineParallel, interleave }),
          );
          const whole = gpuStepper(gpuQuestion({ model, chipCount: 1 })).step(
            runWith({ globalBatchSequences: 1 }),
          ).breakdownSeconds;
          const passes = whole.compute + whole.attention + whole.elementwise + whole.host;
          expect(split.stepSeconds).toBeGreaterThan(passes);
        },
      ),
    );
  });
  it('on a dataflow machine takes the same time whatever the interleave', () => {
    const asked = question({ chipCount: 8 });
    const at = (interleave: number, count: number) =>
      dataflowStepper(asked).stepSeconds({
        ...run13b,
        pipelineParallel: 8,
        dataParallel: 1,
        tensorParallel: 1,
        globalBatchSequences: count,
        microBatchSequences: 1,
        interleave,
      });
    expect(at(5, 1)).toBeCloseTo(at(1, 1), 9);
    expect(at(5, 64)).toBeLessThan(at(1, 64));
  });
});
