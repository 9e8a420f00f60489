import { expect, test } from 'vitest';
import { comparison } from '@/lib/figures/comparison';
import { fixtureResult } from '../../fixtures/result';

const table = comparison(fixtureResult, { assumedPriceIds: [] });
const row = (id: string, from = table) => {
  const found = from.rows.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
};
const cell = (rowId: string, optionId: string, from = table) =>
  row(rowId, from).cells.find((each) => each.optionId === optionId);

test('the first option is the baseline unless another is named', () => {
  expect(table.baselineId).toBe('a100-dense');
  const other = comparison(fixtureResult, { baselineId: 'sn30-dense', assumedPriceIds: [] });
  expect(other.baselineId).toBe('sn30-dense');
  expect(comparison(fixtureResult, { baselineId: 'gone', assumedPriceIds: [] }).baselineId).toBe(
    'a100-dense',
  );
});

test('every cell carries its value, its figure and its difference from the baseline', () => {
  const time = cell('trainingSeconds', 'sn30-sparse');
  const [base] = fixtureResult.options;
  expect(time?.figureId).toBe('option.sn30-sparse.trainingSeconds.p50');
  expect(time?.value).toBe(fixtureResult.options[3]?.trainingSeconds.p50);
  expect(time?.difference?.value).toBeCloseTo(
    (time?.value ?? 0) - (base?.trainingSeconds.p50 ?? 0),
  );
  expect(time?.difference?.ratio).toBeCloseTo(14.2 / 33 - 1);
  expect(cell('trainingSeconds', 'a100-dense')?.difference).toBeNull();
});

test('a clear leader is marked in one cell', () => {
  expect(row('trainingSeconds').verdict).toEqual({ kind: 'best', optionId: 'sn30-sparse' });
  expect(row('trainingSeconds').cells.filter(({ isBest }) => isBest)).toHaveLength(1);
});

test('overlapping bands are flagged instead of a winner', () => {
  const { verdict, cells } = row('costUsd');
  expect(verdict.kind).toBe('withinUncertainty');
  expect(cells.some(({ isBest }) => isBest)).toBe(false);
});

test('no cost winner is named while a deciding price is an assumption; time keeps its own', () => {
  const assumed = comparison(fixtureResult, { assumedPriceIds: ['sn30-sparse'] });
  expect(row('costUsd', assumed).verdict).toEqual({
    kind: 'assumedPrice',
    optionIds: ['sn30-sparse'],
  });
  expect(row('trainingSeconds', assumed).verdict.kind).toBe('best');
});

test('an option that cannot run has empty cells and leads nothing', () => {
  const nothing = { p10: 0, p50: 0, p90: 0 };
  const options = fixtureResult.options.map((option) =>
    option.id === 'sn30-sparse' ? { ...option, trainingSeconds: nothing } : option,
  );
  const without = comparison({ options }, { assumedPriceIds: [] });
  expect(cell('trainingSeconds', 'sn30-sparse', without)?.value).toBeNull();
  expect(cell('costUsd', 'sn30-sparse', without)?.value).toBeNull();
  expect(row('trainingSeconds', without).verdict).not.toEqual({
    kind: 'best',
    optionId: 'sn30-sparse',
  });
});

test('a goal that was not set has no row', () => {
  const options = fixtureResult.options.map((option) => ({
    ...option,
    meetsBudgetProbability: null,
  }));
  const rows = comparison({ options }, { assumedPriceIds: [] }).rows.map(({ id }) => id);
  expect(rows).not.toContain('meetsBudgetProbability');
  expect(rows).toContain('meetsDeadlineProbability');
});

test('a column alone is compared with nothing', () => {
  const [only] = fixtureResult.options;
  if (only === undefined) throw new RangeError('options');
  const alone = comparison({ options: [only] }, { assumedPriceIds: [] });
  for (const each of alone.rows) expect(each.verdict.kind).toBe('none');
});
