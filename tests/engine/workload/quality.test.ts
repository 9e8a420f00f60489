import { describe, expect, it } from 'vitest';
import type { ModelShape, Sparsity } from '@/engine/scenario';
import { sparseToDensePlan } from '@/engine/workload/fastest-schedule';
import {
  allowedSparseShareRatio,
  carryOverRange,
  denseEquivalentRatio,
  denseLoss,
  impliedCarryOverRatio,
  lossGapBand,
  parityVerdict,
  predictedLoss,
} from '@/engine/workload/quality';

const gpt13b: ModelShape = {
  layers: 40,
  hiddenSize: 5120,
  attentionHeads: 40,
  keyValueHeads: 40,
  feedForwardSize: 20480,
  gatedFeedForward: false,
  vocabularySize: 50257,
  sequenceLength: 2048,
  tiedEmbeddings: true,
};
const TOKENS = 3e11;
const DENSE: Sparsity = { pattern: 'dense' };
const sparseToDense = (share: number, level = 0.875) =>
  sparseToDensePlan('unstructured', share, level);
const gapOf = (plan: Sparsity, carryOver: number) => {
  const { dense, planned } = predictedLoss(gpt13b, TOKENS, plan, carryOver);
  return planned - dense;
};

describe('sparsity scaling law', () => {
  it('leaves a dense model its size, and falls with the level', () => {
    expect(denseEquivalentRatio(0)).toBeCloseTo(1, 12);
    expect(denseEquivalentRatio(0.75)).toBeLessThan(denseEquivalentRatio(0.5));
  });
});

describe('loss of GPT-13B on 300 billion tokens', () => {
  it.each([
    [0.34, 0.27],
    [0.6, 0.45],
    [0.77, 0.79],
  ])(
    'at a carry-over of %f a sparse share of %f implies it, at a gap of .01 nat',
    (carryOver, share) => {
      expect(impliedCarryOverRatio(TOKENS, share, 0.01)).toBeCloseTo(carryOver, 1);
      const exact = allowedSparseShareRatio(TOKENS, carryOver, 0.01);
      // The closed form leaves the parameter term at the bound.
      expect(gapOf(sparseToDense(exact), carryOver)).toBeCloseTo(0.01, 6);
    },
  );

  it('full carry-over costs nothing, none at all costs more than the limit', () => {
    expect(gapOf(sparseToDense(0.8), 1)).toBeCloseTo(0, 12);
    expect(gapOf(sparseToDense(0.8), 0.34)).toBeGreaterThan(0.02);
  });

  it('the end of a vanishing dense phase meets sparse throughout', () => {
    expect(gapOf(sparseToDense(0.9999), 0.6)).toBeCloseTo(gapOf(sparseToDense(1), 0.6), 3);
  });

  it('a gradual plan lies between its levels', () => {
    const level = (tokenShareRatio: number, ratio: number) => ({
      tokenShareRatio,
      attentionSparsityRatio: ratio,
      feedForwardSparsityRatio: ratio,
    });
    const gradual: Sparsity = {
      pattern: 'unstructured',
      phases: [level(0.3, 0.875), level(0.3, 0.5), level(0.4, 0)],
    };
    expect(gapOf(gradual, 0.6)).toBeLessThan(gapOf(sparseToDense(0.6), 0.6));
    expect(gapOf(gradual, 0.6)).toBeGreaterThan(gapOf(sparseToDense(0.3), 0.6));
  });

  it('falls with parameters and tokens', () => {
    expect(denseLoss(2e10, 3e11)).toBeLessThan(denseLoss(1e10, 3e11));
    expect(denseLoss(1e10, 6e11)).toBeLessThan(denseLoss(1e10, 3e11));
  });
});

describe('verdict', () => {
  const verdictOf = (plan: Sparsity) =>
    parityVerdict(plan, lossGapBand(gpt13b, TOKENS, plan), 0.01);

  it('never claims parity by default for the long sparse phase', () => {
    expect(verdictOf(DENSE)).toBe('dense');
    expect(verdictOf(sparseToDense(0.05))).toBe('parityLikely');
    expect(verdictOf(sparseToDense(0.8))).toBe('atRisk');
    expect(verdictOf(sparseToDense(1))).toBe('lost');
  });

  it('bands are ordered and hold the likely gap', () => {
    for (const share of [0.1, 0.5, 0.8, 0.95, 1]) {
      const band = lossGapBand(gpt13b, TOKENS, sparseToDense(share));
      expect(band.p10).toBeLessThanOrEqual(band.p50);
      expect(band.p50).toBeLessThanOrEqual(band.p90);
    }
    expect(carryOverRange()).toEqual({ low: 0.34, likely: 0.6, high: 1 });
  });
});
