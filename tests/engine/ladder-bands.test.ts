import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { isFact } from '@/engine/catalog/fact';
import type { Catalog } from '@/engine/catalog/schema';
import { exampleScenario } from '@/engine/examples';
import { ladderOf } from '@/engine/ladder';
import type { Band } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';

const paper = exampleScenario('paper', catalog);
const ladder = ladderOf(paper, catalog);
const bandsOf = (rungs: typeof ladder) =>
  rungs.flatMap(({ factorBand, cumulativeFactorBand }) => [factorBand, cumulativeFactorBand]);
const spreadRatio = ({ p10, p90 }: Band) => p90 / p10;

/** The catalog with every fact changed. */
function withFacts<T>(node: T, change: (fact: { value: number }) => object): T {
  if (isFact(node)) return { ...node, ...change(node) } as T;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, child]) => [key, withFacts(child, change)]);
  return (
    Array.isArray(node) ? entries.map(([, child]) => child) : Object.fromEntries(entries)
  ) as T;
}

function asked(shareRatio: number, sparsityRatio: number): Scenario {
  const phase = (tokenShareRatio: number, ratio: number) => ({
    tokenShareRatio,
    attentionSparsityRatio: ratio,
    feedForwardSparsityRatio: ratio,
  });
  return {
    ...paper,
    options: paper.options.map((option) =>
      option.sparsity.pattern === 'dense'
        ? option
        : {
            ...option,
            sparsity: {
              pattern: option.sparsity.pattern,
              phases: [phase(shareRatio, sparsityRatio), phase(1 - shareRatio, 0)],
            },
          },
    ),
  };
}

test('the middle of a band is the rung’s own factor, low and high lie on either side', () => {
  expect(ladder).toHaveLength(6);
  for (const { factor, cumulativeFactor, factorBand, cumulativeFactorBand } of ladder) {
    expect(factorBand.p50).toBe(factor);
    expect(cumulativeFactorBand.p50).toBe(cumulativeFactor);
  }
  for (const { p10, p50, p90 } of bandsOf(ladder)) {
    expect(p10).toBeLessThanOrEqual(p50);
    expect(p90).toBeGreaterThanOrEqual(p50);
  }
});

test('over levels and shares every band is ordered, finite and above zero', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0.5, 0.75, 0.9),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (level, share) => {
        for (const { p10, p50, p90 } of bandsOf(ladderOf(asked(share, level), catalog))) {
          expect(p10).toBeGreaterThan(0);
          expect(p10).toBeLessThanOrEqual(p50);
          expect(p50).toBeLessThanOrEqual(p90);
          expect(p90).toBeLessThan(Number.POSITIVE_INFINITY);
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('the baseline is the yardstick: nothing about it is in doubt against itself', () => {
  expect(ladder[0]?.cumulativeFactorBand).toEqual({ p10: 1, p50: 1, p90: 1 });
});

test('doubt that two rungs share cancels in their factor', () => {
  for (const { id, factorBand, cumulativeFactorBand } of ladder.slice(2))
    expect([id, spreadRatio(factorBand) < spreadRatio(cumulativeFactorBand)]).toEqual([id, true]);
});

test('without ranges a band is its factor', () => {
  const exact: Catalog = withFacts(catalog, ({ value }) => ({ low: value, high: value }));
  for (const { p10, p50, p90 } of bandsOf(ladderOf(paper, exact))) {
    expect(p10).toBeCloseTo(p50, 12);
    expect(p90).toBeCloseTo(p50, 12);
  }
});

test('a wider model error widens what is compared with the other machine, and no ratio within it', () => {
  const ratio = catalog.assumptions.modelError.rduValidatedStepTimeRatio;
  const wider: Catalog = {
    ...catalog,
    assumptions: {
      ...catalog.assumptions,
      modelError: {
        ...catalog.assumptions.modelError,
        rduValidatedStepTimeRatio: { ...ratio, low: ratio.value / 3, high: ratio.value * 3 },
      },
    },
  };
  const wide = ladderOf(paper, wider);
  wide.forEach(({ factorBand, cumulativeFactorBand }, index) => {
    const before = ladder[index];
    if (before === undefined || index === 0) return;
    expect(spreadRatio(cumulativeFactorBand)).toBeGreaterThan(
      spreadRatio(before.cumulativeFactorBand),
    );
    if (index > 1) expect(spreadRatio(factorBand)).toBeCloseTo(spreadRatio(before.factorBand), 9);
  });
});

test('the same question has the same bands whatever was asked before it', () => {
  ladderOf(asked(0.3, 0.6), catalog);
  const unpriced: Catalog = withFacts(catalog, ({ value }) => ({ value }));
  expect(ladderOf(paper, unpriced)).toEqual(ladder);
});

test('a rung’s rate is its tokens over its time and its chips', () => {
  for (const { tokensPerSecondPerChip, globalBatchTokens, stepSeconds, chipCount } of ladder)
    expect(globalBatchTokens / stepSeconds / chipCount / tokensPerSecondPerChip).toBeCloseTo(1, 12);
});
