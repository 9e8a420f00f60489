import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RooflineOperator, rooflineOperators } from '@/engine/machine/roofline-operators';
import type { StepQuestion } from '@/engine/machine/step';
import { chips, question as dataflowQuestion, sparse } from './dataflow/measured';
import { gptShape, gpuQuestion } from './gpu/question';

const TOKENS = 65_536;
const LEVEL = 0.875;
const a100 = gpuQuestion({ ...sparse(LEVEL), stackId: 'megatron-lm-2021' });
const sn30 = dataflowQuestion(sparse(LEVEL));
const of = (points: readonly RooflineOperator[], id: string, isSparse = false) => {
  const found = points.find((point) => point.id === id && point.isSparse === isSparse);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

describe('matrix products of GPT-13B under the roof', () => {
  it('up projection: 8 h^2 FLOP over 2 x 5 h + 8 h^2 / tokens bytes per token', () => {
    const h = 5120;
    const { intensityFlopsPerByte } = of(rooflineOperators(a100, LEVEL, TOKENS), 'upProjection');
    expect(intensityFlopsPerByte).toBeCloseTo((8 * h * h) / (10 * h + (8 * h * h) / TOKENS), 6);
  });

  it('are six dense and four sparse; a dataflow machine adds the fused layer, dense and sparse', () => {
    const gpu = rooflineOperators(a100, LEVEL, TOKENS);
    const rdu = rooflineOperators(sn30, LEVEL, TOKENS);
    expect(gpu.map(({ id, isSparse }) => [id, isSparse])).toEqual(
      rdu.filter(({ id }) => id !== 'layer').map(({ id, isSparse }) => [id, isSparse]),
    );
    expect(gpu).toHaveLength(10);
    expect(rdu).toHaveLength(12);
    expect(rooflineOperators(sn30, 0, TOKENS)).toHaveLength(7);
  });

  it('an unstructured mask on an A100 takes the dense time: an eighth of the dense rate', () => {
    const points = rooflineOperators(a100, LEVEL, TOKENS);
    const dense = of(points, 'upProjection').reachedFlopsPerSecond;
    expect(of(points, 'upProjection', true).reachedFlopsPerSecond).toBeCloseTo(dense / 8, -3);
    const blocks = rooflineOperators({ ...a100, sparsityPattern: 'block64' }, LEVEL, TOKENS);
    expect(of(blocks, 'upProjection', true).reachedFlopsPerSecond).toBeGreaterThan(dense / 8);
  });

  it('fusion moves the layer right of all its sparse products, and above most of them', () => {
    for (const hardware of [chips.sn30, chips.sn40l]) {
      const points = rooflineOperators({ ...sn30, hardware }, LEVEL, TOKENS);
      const layer = of(points, 'layer', true);
      for (const point of points.filter(({ id, isSparse }) => isSparse && id !== 'layer'))
        expect(layer.intensityFlopsPerByte).toBeGreaterThan(point.intensityFlopsPerByte);
      expect(layer.reachedFlopsPerSecond).toBeGreaterThan(
        of(points, 'outputProjection', true).reachedFlopsPerSecond,
      );
    }
  });

  it('no product beats its roof, whatever the width, the level and the tokens', () => {
    const useRatio = chips.sn30.kind === 'rdu' ? chips.sn30.performance.offChipUseRatio : 1;
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 80 }),
        fc.constantFrom(0, 0.5, 0.75, 0.875),
        fc.integer({ min: 1, max: 32 }),
        fc.constantFrom<StepQuestion>(a100, sn30),
        (heads, level, sequences, asked) => {
          const model = gptShape(1, 128 * heads, heads);
          for (const point of rooflineOperators({ ...asked, model }, level, 2048 * sequences)) {
            expect(point.reachedFlopsPerSecond).toBeGreaterThan(0);
            // The calibrated use of SN30's assumed bandwidth is above 1.
            expect(point.reachedFlopsPerSecond / point.roofFlopsPerSecond).toBeLessThan(useRatio);
          }
        },
      ),
      { numRuns: 100, seed: 41 },
    );
  });
});
