import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '@/engine/errors';
import { modelShapeSchema } from '@/engine/scenario';
import { shapeForParameterCount } from '@/engine/workload/shape-rule';
import { parameterCount } from '@/engine/workload/transformer';

const exponent = (from: number, to: number) =>
  fc.double({ min: from, max: to, noNaN: true }).map((power) => 10 ** power);

describe('shapeForParameterCount', () => {
  it('gives the published shapes at the sizes of the GPT-3 family', () => {
    expect(shapeForParameterCount(13e9)).toMatchObject({
      layers: 40,
      hiddenSize: 5120,
      attentionHeads: 40,
      feedForwardSize: 20480,
      vocabularySize: 50257,
      sequenceLength: 2048,
      tiedEmbeddings: true,
    });
    expect(shapeForParameterCount(6.7e9)).toMatchObject({ layers: 32, hiddenSize: 4096 });
    expect(shapeForParameterCount(175e9)).toMatchObject({ layers: 96, hiddenSize: 12288 });
    expect(shapeForParameterCount(7.6e8)).toMatchObject({ layers: 24, hiddenSize: 1536 });
  });

  it('takes the sequence length that is asked for, and no other size with it', () => {
    const long = shapeForParameterCount(7.3e9, 8192);
    expect(long).toEqual({ ...shapeForParameterCount(7.3e9), sequenceLength: 8192 });
  });

  it('is within 3 % of the count from 1e8 to 2e12', () => {
    fc.assert(
      fc.property(exponent(8, Math.log10(2e12)), (requested) => {
        const count = parameterCount(shapeForParameterCount(requested));
        expect(Math.abs(count / requested - 1)).toBeLessThan(0.03);
      }),
      { numRuns: 2000 },
    );
  });

  it('never gives a smaller model for a larger request', () => {
    fc.assert(
      fc.property(exponent(6, 14), exponent(6, 14), (a, b) => {
        const smaller = parameterCount(shapeForParameterCount(Math.min(a, b)));
        const larger = parameterCount(shapeForParameterCount(Math.max(a, b)));
        expect(larger).toBeGreaterThanOrEqual(smaller);
      }),
      { numRuns: 500 },
    );
  });

  it('is a shape the scenario accepts, heads dividing the width, from 1e6 to 1e14', () => {
    fc.assert(
      fc.property(exponent(6, 14), (requested) => {
        const shape = shapeForParameterCount(requested);
        expect(modelShapeSchema.parse(shape)).toEqual(shape);
        expect(shape.hiddenSize % shape.attentionHeads).toBe(0);
        expect(shape.hiddenSize / shape.attentionHeads).toBeLessThanOrEqual(128);
        if (requested >= 1e7)
          expect(Math.abs(parameterCount(shape) / requested - 1)).toBeLessThan(0.06);
      }),
      { numRuns: 500 },
    );
  });

  it.each([0, -1e9, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (requested) => {
    expect(() => shapeForParameterCount(requested)).toThrow(EngineError);
  });
});
