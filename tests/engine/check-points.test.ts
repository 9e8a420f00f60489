import { describe, expect, it, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { factAt, withOverrides } from '@/engine/catalog/load';
import { CHECK_POINTS, checkPointTable } from '@/engine/validation/check-points';
import { agrees } from '@/engine/validation/check-points/check-point';

const rows = checkPointTable(catalog);

describe('figures that stand in public', () => {
  it.each(rows.filter(({ kind }) => kind !== 'stated').map((row) => [row.id, row] as const))(
    '%s is what the engine gives',
    (_, row) => {
      const { predicted, published } = row;
      expect({ predicted, published, agrees: row.agrees }).toEqual({
        predicted,
        published,
        agrees: true,
      });
    },
  );

  it.each(rows.filter(({ kind }) => kind === 'stated').map((row) => [row.id, row] as const))(
    '%s is not reproduced, and is not called so: if it were, it must be listed as reproduced',
    (_, row) => {
      expect(row.agrees).toBe(false);
      expect(row.inputPath).toBeNull();
    },
  );

  it('are there for every part of the argument, once each, with a source', () => {
    expect(rows.length).toBeGreaterThan(45);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ group }) => group)).size).toBe(6);
    for (const { source, locator, published } of rows) {
      expect(Object.keys(catalog.sources)).toContain(source);
      expect(locator.length).toBeGreaterThan(5);
      expect(published.low).toBeLessThanOrEqual(published.high);
    }
  });

  it('most do not stand in the catalog', () => {
    const independent = rows.filter(
      ({ inputPath, kind }) => inputPath === null && kind !== 'stated',
    );
    expect(independent.length).toBeGreaterThan(rows.length / 2);
  });
});

test('a figure used as input moves with that number of the catalog', () => {
  for (const { id, inputPath, predicted } of CHECK_POINTS) {
    if (inputPath === null) continue;
    const { value } = factAt(catalog, inputPath);
    const changed = withOverrides(catalog, [{ path: inputPath, value: value * 0.99, note: '' }]);
    expect([id, predicted(changed)]).not.toEqual([id, predicted(catalog)]);
  }
});

describe('agreement', () => {
  const two = { low: 2, high: 2 };
  it.each([
    ['equal', two, 2.01, true],
    ['equal', two, 2.05, false],
    ['equal', two, 1.95, false],
    ['inRange', { low: 2, high: 3 }, 2.5, true],
    ['inRange', { low: 2, high: 3 }, 3.1, false],
    ['inRange', { low: 2, high: 3 }, 1.9, false],
    ['atMost', two, 0.1, true],
    ['atMost', two, 2.1, false],
    ['equal', two, Number.NaN, false],
    ['atMost', two, null, false],
  ] as const)('%s %o: %s is %s', (kind, published, predicted, expected) => {
    expect(agrees({ kind, published, toleranceRatio: 0.01 }, predicted)).toBe(expected);
  });
});
