import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { ladderOf } from '@/engine/ladder';
import { ladderEndCurve, ladderEndFactor, ladderRates } from '@/engine/ladder-end';

const rates = {
  baselineTokensPerSecond: 1000,
  denseTokensPerSecond: 2000,
  sparseTokensPerSecond: 6000,
};

test('half the tokens at each rate take the mean of the times', () => {
  expect(ladderEndFactor(rates, 0.5)).toBeCloseTo(3, 12);
  expect(ladderEndFactor(rates, 0)).toBe(2);
  expect(ladderEndFactor(rates, 1)).toBeCloseTo(6, 12);
});

test('at the ladder’s own share the formula gives the ladder’s last rung', () => {
  const scenario = exampleScenario('paper', catalog);
  const ladder = ladderOf(scenario, catalog);
  const [phase] = scenario.options.flatMap(({ sparsity }) =>
    sparsity.pattern === 'dense' ? [] : sparsity.phases,
  );
  expect(ladder).toHaveLength(6);
  expect(ladderEndFactor(ladderRates(ladder), phase?.tokenShareRatio ?? 0)).toBeCloseTo(
    ladder.at(-1)?.cumulativeFactor ?? 0,
    12,
  );
});

test('a sparse token that is worth more, or a wider bound, never ends lower', () => {
  const worths = Array.from({ length: 12 }, (_, index) => 0.34 + index * 0.06);
  fc.assert(
    fc.property(
      fc.double({ min: 1e9, max: 1e13, noNaN: true }),
      fc.double({ min: 0.001, max: 0.05, noNaN: true }),
      (tokens, bound) => {
        const narrow = ladderEndCurve(rates, tokens, bound, worths);
        const wide = ladderEndCurve(rates, tokens, bound * 1.5, worths);
        narrow.forEach((point, index) => {
          const before = narrow[index - 1] ?? point;
          expect(point.factor).toBeGreaterThanOrEqual(before.factor);
          expect(wide[index]?.factor).toBeGreaterThanOrEqual(point.factor);
          expect(point.factor).toBeLessThan(6 + 1e-9);
          expect(point.factor).toBeGreaterThan(2 - 1e-9);
        });
      },
    ),
  );
});
