import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import sparsityFacts from '@/engine/catalog/assumptions/sparsity.json';
import { valuesOf } from '@/engine/catalog/fact';
import a100 from '@/engine/catalog/hardware/nvidia-a100-sxm4-80gb.json';
import { hardwareSchema } from '@/engine/catalog/hardware-schema';
import { stackSchema } from '@/engine/catalog/schema';
import { sparsityAssumptionsSchema } from '@/engine/catalog/sparsity-schema';
import genericTuned from '@/engine/catalog/stacks/generic-tuned.json';
import { sparseLinearTimeRatio } from '@/engine/machine/gpu/sparse-linear';
import type { StepQuestion } from '@/engine/machine/step';

const question = (sparsityPattern: StepQuestion['sparsityPattern']): StepQuestion => ({
  hardware: valuesOf(hardwareSchema.parse(a100)),
  stack: valuesOf(stackSchema.parse(genericTuned)),
  model: {
    layers: 40,
    hiddenSize: 5120,
    attentionHeads: 40,
    keyValueHeads: 40,
    feedForwardSize: 20480,
    gatedFeedForward: false,
    vocabularySize: 50257,
    sequenceLength: 2048,
    tiedEmbeddings: true,
  },
  mode: 'pretrain',
  precision: 'bf16',
  sparsityPattern,
  attentionSparsityRatio: 0,
  feedForwardSparsityRatio: 0,
  sparsityValues: valuesOf(sparsityAssumptionsSchema.parse(sparsityFacts)),
  chipCount: 8,
  chipFraction: 1,
  chipsPerNode: 8,
  nodeNetworkBytesPerSecondOneWay: 1e11,
});
const ratio = (pattern: StepQuestion['sparsityPattern'], sparsity: number) =>
  sparseLinearTimeRatio(question(pattern), sparsity, 20480, 5120);

describe('sparse linear operators on an A100', () => {
  it.each([
    ['block16', 0.86],
    ['block32', 0.82],
    ['block64', 0.7],
  ] as const)('%s takes the dense product up to its break-even at %f', (pattern, at) => {
    expect(ratio(pattern, at - 0.05)).toBe(1);
    expect(ratio(pattern, at + 0.01)).toBeLessThan(1);
  });

  it('unstructured 87.5 % is no faster, and nothing below about 95 % is', () => {
    for (const sparsity of [0.5, 0.75, 0.875, 0.9, 0.94, 0.95])
      expect(ratio('unstructured', sparsity)).toBe(1);
    expect(ratio('unstructured', 0.995)).toBeLessThan(1);
  });

  it('a mask on a dense product is always allowed: never above 1, never below the kept share', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('unstructured', 'block16', 'block32', 'block64'),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (pattern, sparsity) => {
          const found = ratio(pattern, sparsity);
          expect(found).toBeLessThanOrEqual(1);
          expect(found).toBeGreaterThanOrEqual(1 - sparsity - 1e-12);
        },
      ),
      { seed: 21 },
    );
  });

  it('is dense where blocks do not divide the sizes', () => {
    expect(sparseLinearTimeRatio(question('block64'), 0.9, 100, 5120)).toBe(1);
    expect(ratio('dense', 0)).toBe(1);
  });
});
