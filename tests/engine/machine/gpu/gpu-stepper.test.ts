import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gpuStepper } from '@/engine/machine/gpu/gpu-stepper';
import { STEP_PARTS, type StepBreakdownSeconds } from '@/engine/result';
import type { ModelShape, Run } from '@/engine/scenario';
import { totalTokenFlops, trainingFlopsPerToken } from '@/engine/workload/transformer';
import { GPT_13B, GPU_IDS, GPU_STACK_IDS, gptShape, gpuQuestion, runWith } from './question';

const partSum = (parts: StepBreakdownSeconds) =>
  STEP_PARTS.reduce((sum, part) => sum + parts[part], 0);

describe('FLOPs of GPT-13B', () => {
  const flops = trainingFlopsPerToken(GPT_13B);
  const total = totalTokenFlops(flops);
  it('are 8.207e10 per token', () => {
    expect(total).toBeGreaterThan(8.2065e10);
    expect(total).toBeLessThan(8.2075e10);
  });
  it('are 92.0 % block linears, 6.1 % attention, 1.9 % unembedding', () => {
    expect((flops.attentionProjection + flops.feedForward) / total).toBeCloseTo(0.92, 3);
    expect(flops.attentionCore / total).toBeCloseTo(0.061, 3);
    expect(flops.head / total).toBeCloseTo(0.019, 3);
  });
});

const power = (limit: number) =>
  fc.integer({ min: 0, max: limit }).map((exponent) => 2 ** exponent);
const shapes = fc
  .record({
    layers: fc.integer({ min: 1, max: 120 }),
    heads: fc.integer({ min: 1, max: 128 }),
    keyValueHeads: fc.integer({ min: 1, max: 128 }),
    headSize: fc.integer({ min: 8, max: 300 }),
    feedForwardRatio: fc.double({ min: 0.5, max: 6, noNaN: true }),
    gatedFeedForward: fc.boolean(),
    vocabularySize: fc.integer({ min: 100, max: 300_000 }),
    sequenceLength: fc.integer({ min: 1, max: 131_072 }),
    tiedEmbeddings: fc.boolean(),
    experts: fc.option(fc.integer({ min: 1, max: 128 }), { nil: undefined }),
  })
  .map(({ heads, headSize, feedForwardRatio, experts, keyValueHeads, ...rest }): ModelShape => {
    const hiddenSize = heads * headSize;
    return {
      ...rest,
      hiddenSize,
      attentionHeads: heads,
      keyValueHeads: Math.min(heads, keyValueHeads),
      feedForwardSize: Math.ceil(hiddenSize * feedForwardRatio),
      ...(experts === undefined ? {} : { experts, activeExperts: Math.min(2, experts) }),
    };
  });
const runs: fc.Arbitrary<Run> = fc.record({
  globalBatchSequences: fc.integer({ min: 1, max: 100_000 }),
  precision: fc.constantFrom('fp16' as const, 'bf16' as const, 'fp8' as const),
  microBatchSequences: fc.option(fc.integer({ min: 1, max: 300 }), { nil: null }),
  tensorParallel: power(5),
  pipelineParallel: power(5),
  dataParallel: power(9),
  interleave: fc.integer({ min: 1, max: 8 }),
  sequenceParallel: fc.boolean(),
  expertParallel: power(4),
  contextParallel: power(3),
  sharding: fc.constantFrom('none' as const, 'zero1' as const, 'zero2' as const, 'zero3' as const),
  recompute: fc.constantFrom('none' as const, 'selective' as const, 'full' as const),
});

describe('a step, whatever is asked', () => {
  it('is finite, its parts sum, and no chip works above its peak', () => {
    fc.assert(
      fc.property(
        shapes,
        runs,
        fc.constantFrom(...GPU_IDS),
        fc.constantFrom(...GPU_STACK_IDS),
        (model, run, hardwareId, stackId) => {
          const chipCount =
            run.tensorParallel * run.pipelineParallel * run.dataParallel * run.contextParallel;
          const { precision } = run;
          const question = gpuQuestion({ hardwareId, stackId, model, chipCount, precision });
          const step = gpuStepper(question).step(run);
          expect(Number.isFinite(step.stepSeconds)).toBe(true);
          expect(step.stepSeconds).toBeGreaterThan(0);
          expect(Number.isFinite(step.memoryBytesPerChip)).toBe(true);
          expect(Math.abs(partSum(step.breakdownSeconds) / step.stepSeconds - 1)).toBeLessThan(
            1e-9,
          );
          for (const part of STEP_PARTS)
            expect(step.breakdownSeconds[part]).toBeGreaterThanOrEqual(0);
          const { hardware } = question;
          if (hardware.kind !== 'gpu') throw new Error('not a GPU');
          const flops = trainingFlopsPerToken(model);
          const linears = flops.attentionProjection + flops.feedForward;
          const peak = hardware.peakFlopsPerSecond.fp8 ?? hardware.peakFlopsPerSecond.bf16;
          const roof =
            (linears * run.globalBatchSequences * model.sequenceLength) / chipCount / peak;
          expect(step.stepSeconds).toBeGreaterThanOrEqual(roof);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('answers the hot path and the whole step alike', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const stepper = gpuStepper(gpuQuestion({ precision: run.precision }));
        const step = stepper.step(run);
        expect(stepper.stepSeconds(run)).toBe(step.stepSeconds);
        expect(stepper.memoryBytesPerChip(run)).toBe(step.memoryBytesPerChip);
      }),
      { numRuns: 50 },
    );
  });
  it('never gets shorter with a larger batch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), fc.integer({ min: 1, max: 4096 }), (a, b) => {
        const stepper = gpuStepper(gpuQuestion());
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        const at = (globalBatchSequences: number) =>
          stepper.stepSeconds(
            runWith({ globalBatchSequences, dataParallel: 8, sharding: 'zero3' }),
          );
        expect(at(large)).toBeGreaterThanOrEqual(at(small));
      }),
    );
  });
  it('never gets shorter with more layers or a longer sequence', () => {
    const seconds = (layers: number, sequenceLength: number) =>
      gpuStepper(gpuQuestion({ model: gptShape(layers, 2048, 16, sequenceLength) })).stepSeconds(
        runWith({ dataParallel: 8 }),
      );
    for (let layers = 1; layers < 40; layers += 3)
      expect(seconds(layers + 3, 2048)).toBeGreaterThan(seconds(layers, 2048));
    for (let length = 128; length < 65_536; length *= 2)
      expect(seconds(24, 2 * length)).toBeGreaterThan(seconds(24, length));
  });
});

describe('what a step is made of', () => {
  const seconds = (fields: Partial<Run>, stackId = 'megatron-lm-2021', chipCount = 8) =>
    gpuStepper(gpuQuestion({ stackId, chipCount })).step(runWith(fields));

  it('recompute in full adds about a third of the linears', () => {
    const none = seconds({ tensorParallel: 8 }).breakdownSeconds.compute;
    const full = seconds({ tensorParallel: 8, recompute: 'full' }).breakdownSeconds.compute;
    expect(full / none).toBeGreaterThan(1.25);
    expect(full / none).toBeLessThan(1.42);
  });
  it('interleaving divides the bubble and more micro-batches leave it as it is', () => {
    const plain = seconds({ tensorParallel: 2, pipelineParallel: 4 });
    const interleaved = seconds({ tensorParallel: 2, pipelineParallel: 4, interleave: 5 });
    const longer = seconds({ tensorParallel: 2, pipelineParallel: 4, globalBatchSequences: 128 });
    expect(interleaved.breakdownSeconds.pipelineBubble * 5).toBeCloseTo(
      plain.breakdownSeconds.pipelineBubble,
      9,
    );
    expect(longer.breakdownSeconds.pipelineBubble).toBeCloseTo(
      plain.breakdownSeconds.pipelineBubble,
      9,
    );
  });
  it('tensor parallelism beyond the node is slower and says so', () => {
    const inside = seconds({ tensorParallel: 8, dataParallel: 2 }, 'generic-tuned', 16);
    const beyond = seconds({ tensorParallel: 16 }, 'generic-tuned', 16);
    expect(beyond.stepSeconds).toBeGreaterThan(inside.stepSeconds);
    expect(beyond.warnings.map(({ code }) => code)).toContain('tensorParallelBeyondNode');
  });
  it('an odd vocabulary makes the head slower than one more entry of padding would', () => {
    const head = (vocabularySize: number) =>
      gpuStepper(
        gpuQuestion({ stackId: 'megatron-deepspeed', model: { ...GPT_13B, vocabularySize } }),
      ).step(runWith({ dataParallel: 8 })).breakdownSeconds.head;
    expect(head(50_257)).toBeGreaterThan(head(50_264));
  });
  it('adapters leave out weight gradients: about two thirds of the FLOPs, little optimizer', () => {
    const run = runWith({ tensorParallel: 8 });
    const full = gpuStepper(gpuQuestion()).step(run);
    const adapters = gpuStepper(gpuQuestion({ mode: 'finetune-lora' })).step(run);
    const ratio = adapters.breakdownSeconds.compute / full.breakdownSeconds.compute;
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(0.72);
    expect(adapters.memoryBytesPerChip).toBeLessThan(full.memoryBytesPerChip / 2);
  });
  it('unstructured sparsity at 87.5 % is no faster than dense, blocks of 64 at 90 % are', () => {
    const compute = (pattern: 'unstructured' | 'block64', ratio: number) =>
      gpuStepper(
        gpuQuestion({
          sparsityPattern: pattern,
          attentionSparsityRatio: ratio,
          feedForwardSparsityRatio: ratio,
        }),
      ).step(runWith({ tensorParallel: 8 })).breakdownSeconds.compute;
    const dense = gpuStepper(gpuQuestion()).step(runWith({ tensorParallel: 8 })).breakdownSeconds
      .compute;
    expect(compute('unstructured', 0.875)).toBe(dense);
    expect(compute('block64', 0.9)).toBeLessThan(dense);
  });
  it('half a chip has half the rate and half the room', () => {
    const whole = gpuStepper(gpuQuestion()).step(runWith({ dataParallel: 8 }));
    const half = gpuStepper(gpuQuestion({ chipFraction: 0.5 })).step(runWith({ dataParallel: 8 }));
    expect(half.memoryBytesAvailablePerChip * 2).toBe(whole.memoryBytesAvailablePerChip);
    expect(half.stepSeconds).toBeGreaterThan(1.5 * whole.stepSeconds);
  });
});
