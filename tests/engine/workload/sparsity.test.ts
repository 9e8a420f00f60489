import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { valuesOf } from '@/engine/catalog/fact';
import { EngineError } from '@/engine/errors';
import type { ModelShape, Sparsity } from '@/engine/scenario';
import { fastestSchedule, tradeOffCurve } from '@/engine/workload/fastest-schedule';
import {
  averageSparsityRatio,
  checkPatternFits,
  flopDivisor,
  sparseTokenShareRatio,
  sparsityPhases,
  storedWeightBytes,
} from '@/engine/workload/sparsity';

const sparsityValues = valuesOf(catalog.assumptions.sparsity);
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
const throughout = (level: number): Sparsity => ({
  pattern: 'unstructured',
  phases: [{ tokenShareRatio: 1, attentionSparsityRatio: level, feedForwardSparsityRatio: level }],
});

describe('FLOP divisor', () => {
  it('weighs phases by their tokens', () => {
    const half: Sparsity = {
      pattern: 'unstructured',
      phases: [
        { tokenShareRatio: 0.5, attentionSparsityRatio: 0.875, feedForwardSparsityRatio: 0.875 },
        { tokenShareRatio: 0.5, attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 },
      ],
    };
    const sparse = flopDivisor(gpt13b, throughout(0.875));
    expect(flopDivisor(gpt13b, half)).toBeCloseTo(1 / (0.5 / sparse + 0.5), 9);
    expect(sparseTokenShareRatio(half)).toBe(0.5);
  });
});

describe('phases', () => {
  it('a dense plan is one dense phase', () => {
    expect(sparsityPhases({ pattern: 'dense' })).toEqual([
      { tokenShareRatio: 1, attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 },
    ]);
  });

  it('the average level weighs projections (a third) and feed-forward (two thirds)', () => {
    const phase = { tokenShareRatio: 1, attentionSparsityRatio: 0.9, feedForwardSparsityRatio: 0 };
    expect(averageSparsityRatio(gpt13b, phase)).toBeCloseTo(0.3, 9);
  });
});

describe('storage', () => {
  it('blocks cost one index each, 2:4 two bits per kept weight', () => {
    expect(storedWeightBytes(256, 0, 'block16', 2, sparsityValues)).toBe(512);
    expect(storedWeightBytes(512, 0.5, 'block16', 2, sparsityValues)).toBe(256 * 2 + 4);
    expect(storedWeightBytes(8, 0.5, '2:4', 2, sparsityValues)).toBe(4 * 2 + 1);
  });
});

describe('patterns that do not divide the sizes', () => {
  it('are refused with the field', () => {
    const odd = { ...gpt13b, feedForwardSize: 20481 };
    const plan: Sparsity = { pattern: 'block32', phases: [...sparsityPhases(throughout(0.9))] };
    expect(() => checkPatternFits(gpt13b, plan)).not.toThrow();
    expect(() => checkPatternFits(odd, plan)).toThrow(EngineError);
    expect(() => checkPatternFits(odd, throughout(0.9))).not.toThrow();
  });
});

describe('schedule search', () => {
  const rate = (sparsityRatio: number) => 2500 * (1 + 2.5 * sparsityRatio);
  const question = {
    model: gpt13b,
    trainingTokens: 3e11,
    pattern: 'unstructured' as const,
    sparsityRatios: [0.5, 0.75, 0.875],
    lossGapLimit: 0.01,
    carryOverRatio: 0.6,
  };

  it('stays under the bound and is faster than dense', () => {
    const found = fastestSchedule(question, rate);
    expect(found.lossGap).toBeLessThanOrEqual(0.01);
    expect(found.lossGap).toBeGreaterThan(0.0099);
    expect(found.speedupRatio).toBeGreaterThan(1);
  });

  it('is no slower than any point of the trade-off curve under the bound', () => {
    const found = fastestSchedule(question, rate);
    for (const curve of tradeOffCurve(question, rate))
      for (const point of curve)
        if (point.lossGap <= 0.01)
          expect(point.speedupRatio).toBeLessThanOrEqual(found.speedupRatio + 1e-6);
  });

  it('stays dense where sparsity is not faster, and trains sparse throughout without a bound', () => {
    expect(fastestSchedule(question, () => 1000).plan.pattern).toBe('dense');
    const free = fastestSchedule({ ...question, lossGapLimit: 1 }, rate);
    expect(free.sparseShareRatio).toBe(1);
    expect(free.sparsityRatio).toBe(0.875);
  });

  it('gaps grow with the share on every curve', () => {
    for (const curve of tradeOffCurve(question, rate))
      for (const [index, point] of curve.entries())
        if (index > 0)
          expect(point.lossGap).toBeGreaterThanOrEqual((curve[index - 1]?.lossGap ?? 0) - 1e-12);
  });

  it('refuses 2:4 at 75 %', () => {
    expect(() =>
      fastestSchedule({ ...question, pattern: '2:4', sparsityRatios: [0.75] }, rate),
    ).toThrow(EngineError);
  });
});
