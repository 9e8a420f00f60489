import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { trainingStep } from '@/engine/machine/training-step';
import { caseSchema } from '@/engine/scenario';

const powerOfTwo = (highest: number) =>
  fc.integer({ min: 0, max: highest }).map((power) => 2 ** power);

const randomCase = fc
  .record({
    hardware: fc.constantFrom(...Object.keys(catalog.hardware)),
    softwareStack: fc.constantFrom(...Object.keys(catalog.stacks)),
    layers: fc.integer({ min: 1, max: 128 }),
    headSize: fc.constantFrom(32, 64, 80, 96, 128, 256),
    heads: fc.integer({ min: 1, max: 128 }),
    feedForwardRatio: fc.double({ min: 0.5, max: 8, noNaN: true }),
    gatedFeedForward: fc.boolean(),
    vocabularySize: fc.integer({ min: 1, max: 300_000 }),
    sequenceLength: fc.integer({ min: 1, max: 131_072 }),
    tiedEmbeddings: fc.boolean(),
    batch: fc.integer({ min: 1, max: 8192 }),
    microBatchesPerReplica: fc.option(fc.integer({ min: 1, max: 64 })),
    microBatchSequences: fc.integer({ min: 1, max: 64 }),
    tensorParallel: powerOfTwo(5),
    pipelineShare: fc.double({ min: 0, max: 1, noNaN: true }),
    dataParallel: fc.integer({ min: 1, max: 512 }),
    sharding: fc.constantFrom('none', 'zero1', 'zero2', 'zero3'),
    recompute: fc.constantFrom('none', 'selective', 'full'),
    precision: fc.constantFrom('fp16', 'bf16', 'fp8'),
    sequenceParallel: fc.boolean(),
    sparsityRatio: fc.constantFrom(0, 0.5, 0.875),
  })
  .map((draw) => {
    const pipelineParallel = Math.max(
      1,
      Math.round(draw.pipelineShare * Math.min(draw.layers, 16)),
    );
    const hiddenSize = draw.headSize * draw.heads;
    return caseSchema.parse({
      id: 'random',
      hardware: draw.hardware,
      softwareStack: draw.softwareStack,
      chipCount: draw.tensorParallel * pipelineParallel * draw.dataParallel,
      model: {
        layers: draw.layers,
        hiddenSize,
        attentionHeads: draw.heads,
        keyValueHeads: draw.heads,
        feedForwardSize: Math.max(1, Math.round(hiddenSize * draw.feedForwardRatio)),
        gatedFeedForward: draw.gatedFeedForward,
        vocabularySize: draw.vocabularySize,
        sequenceLength: draw.sequenceLength,
        tiedEmbeddings: draw.tiedEmbeddings,
      },
      run: {
        globalBatchSequences:
          draw.microBatchesPerReplica === null
            ? draw.batch
            : draw.dataParallel * draw.microBatchSequences * draw.microBatchesPerReplica,
        microBatchSequences: draw.microBatchSequences,
        tensorParallel: draw.tensorParallel,
        pipelineParallel,
        dataParallel: draw.dataParallel,
        sequenceParallel: draw.sequenceParallel,
        sharding: draw.sharding,
        recompute: draw.recompute,
        precision: draw.precision,
      },
      sparsity:
        draw.sparsityRatio === 0
          ? { pattern: 'dense' }
          : {
              pattern: 'unstructured',
              phases: [
                {
                  tokenShareRatio: 1,
                  attentionSparsityRatio: draw.sparsityRatio,
                  feedForwardSparsityRatio: draw.sparsityRatio,
                },
              ],
            },
    });
  });

/** Numbers of an answer that are NaN, infinite or negative. */
function broken(node: unknown, path = ''): string[] {
  if (typeof node === 'number')
    return node >= 0 && Number.isFinite(node) ? [] : [`${path}=${node}`];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => broken(child, `${path}.${key}`));
}

test('1,000,000 random steps: no NaN, no infinity, no negative, a larger batch never takes less', {
  timeout: 3_600_000,
}, () => {
  fc.assert(
    fc.property(randomCase, (caze) => {
      const step = trainingStep(caze, catalog);
      const larger = trainingStep(
        { ...caze, run: { ...caze.run, globalBatchSequences: 2 * caze.run.globalBatchSequences } },
        catalog,
      );
      const faults = broken(step);
      // Whole micro-batches of one size, before and after: then twice the batch is twice the work.
      const { dataParallel, globalBatchSequences, microBatchSequences } = caze.run;
      const isEven = globalBatchSequences % (dataParallel * (microBatchSequences ?? 1)) === 0;
      if (isEven && larger.stepSeconds < step.stepSeconds * (1 - 1e-9)) faults.push('batch');
      expect(faults).toEqual([]);
    }),
    { numRuns: Number(process.env.HAKARI_RANDOM_STEPS ?? 1_000_000), seed: 86 },
  );
});
