import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  constant,
  difference,
  type Expression,
  evaluate,
  exponential,
  exponentialLessOne,
  expressionText,
  figureIdsOf,
  figureOf,
  maximum,
  minimum,
  power,
  product,
  quotient,
  SPREADSHEET,
  sum,
} from '@/lib/figures/expression';

const values: Record<string, number> = { hours: 720, chips: 64 };
const figureValue = (id: string) => values[id] ?? Number.NaN;
const price = constant('price', 4.7, 'USD/chip-h');

describe('a formula', () => {
  test('takes figures by id and given numbers as they are', () => {
    const rent = product(price, figureOf('chips'), figureOf('hours'));
    expect(evaluate(rent, figureValue)).toBe(4.7 * 64 * 720);
    expect(figureIdsOf(sum(rent, figureOf('chips')))).toEqual(['chips', 'hours']);
  });

  test('is written with names, brackets only where they are needed', () => {
    const name = (leaf: Parameters<Parameters<typeof expressionText>[1]>[0]) =>
      leaf.op === 'given' ? leaf.name : leaf.id;
    const [a, b, c] = ['a', 'b', 'c'].map(figureOf) as [Expression, Expression, Expression];
    expect(expressionText(product(sum(a, b), c), name)).toBe('(a + b) × c');
    expect(expressionText(sum(product(a, b), c), name)).toBe('a × b + c');
    expect(expressionText(difference(a, sum(b, c)), name)).toBe('a − (b + c)');
    expect(expressionText(quotient(a, product(b, c)), name)).toBe('a ÷ (b × c)');
    expect(expressionText(power(sum(a, b), c), name)).toBe('(a + b)^c');
    expect(expressionText(maximum(a, difference(b, c)), name)).toBe('max(a, b − c)');
  });
});

const leafArbitrary = fc
  .double({ min: 0.1, max: 9, noNaN: true })
  .map((value): Expression => constant('n', value, '1'));
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leafArbitrary,
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => sum(a, b)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => product(a, b)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => difference(a, b)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => quotient(a, b)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => maximum(a, b)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => minimum(a, b)),
    tie('tree').map((a) => power(maximum(a, constant('n', 0.1, '1')), constant('n', 0.5, '1'))),
    leafArbitrary.map((a) => exponential(a)),
    leafArbitrary.map((a) => exponentialLessOne(a)),
  ),
}));

/** What a spreadsheet does with the written formula, read by another reader than ours. */
function recalculated(written: string): number {
  const script = written
    .replaceAll('^', '**')
    .replaceAll('EXP', 'Math.exp')
    .replaceAll('MAX', 'Math.max')
    .replaceAll('MIN', 'Math.min');
  return Function(`return ${script}`)() as number;
}

test('a written formula recalculates to the same value, whatever its shape', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      const value = evaluate(expression, figureValue);
      fc.pre(Number.isFinite(value) && Math.abs(value) > 1e-6 && Math.abs(value) < 1e12);
      const written = expressionText(
        expression,
        (leaf) => (leaf.op === 'given' ? `(${leaf.value})` : leaf.id),
        SPREADSHEET,
      );
      expect(Math.abs(recalculated(written) / value - 1)).toBeLessThan(1e-6);
    }),
    { numRuns: 500 },
  );
});
