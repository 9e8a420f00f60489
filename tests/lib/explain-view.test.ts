import { expect, test, vi } from 'vitest';
import { catalog } from '@/engine/catalog';
import { factAt, withOverrides } from '@/engine/catalog/load';
import { exampleScenario } from '@/engine/examples';
import { ladderOf } from '@/engine/ladder';
import { simulate } from '@/engine/simulate';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';

vi.mock('server-only', () => ({}));
const { explainView } = await import('@/lib/queries/explain-view');
const view = explainView();
const scenario = exampleScenario('paper', catalog);
const rateOf = (id: string) =>
  view.ladder.find((rung) => rung.id === id)?.tokensPerSecondPerChip ?? 0;

test('the page shows the ladder that `simulate` prints', () => {
  expect(view.ladder).toHaveLength(6);
  expect(view.ladder).toEqual(simulate(scenario, catalog).ladder);
});

test('is worked out once', () => {
  expect(explainView()).toBe(view);
});

test('against tuned software only the first rung moves, and the end falls by as much', () => {
  const [tuned, ...rest] = view.tunedLadder;
  const rates = rest.map(({ tokensPerSecondPerChip }) => tokensPerSecondPerChip);
  expect(rates).toEqual(view.ladder.slice(1).map((rung) => rung.tokensPerSecondPerChip));
  const ratio = (tuned?.tokensPerSecondPerChip ?? 0) / rateOf('gpuDense');
  expect(ratio).toBeGreaterThan(1.5);
  expect(rest.at(-1)?.cumulativeFactor).toBeCloseTo(
    (view.ladder.at(-1)?.cumulativeFactor ?? 0) / ratio,
    9,
  );
});

test('the heat map meets the ladder where both know a rung', () => {
  const rungs = [
    ['rduDenseFused', 0, 'section'],
    ['attentionOnChip', 0, 'attention'],
    ['sparsePhase', 0.875, 'attention'],
    ['wholeDecoder', 0.875, 'decoder'],
  ] as const;
  for (const [rung, level, fusion] of rungs) {
    const row = view.fusion.rows.find(({ sparsityRatio }) => sparsityRatio === level);
    const cell = row?.cells[view.fusion.fusions.indexOf(fusion)];
    expect([rung, cell?.tokensPerSecondPerChip]).toEqual([rung, rateOf(rung)]);
  }
});

test('every inferred value lies inside its range and moves the end as the engine says', () => {
  expect(view.inferred.length).toBeGreaterThan(3);
  for (const { path, fact, low, high } of view.inferred) {
    expect(factAt(catalog, path)).toEqual(fact);
    expect(low).toBeLessThanOrEqual(fact.value);
    expect(high).toBeGreaterThanOrEqual(fact.value);
  }
  const [telling] = view.inferred;
  if (telling === undefined) throw new RangeError('an inferred value');
  const changed = withOverrides(catalog, [{ path: telling.path, value: telling.high, note: '' }]);
  const searched = ladderOf(scenario, changed).at(-1)?.cumulativeFactor ?? 0;
  // The page keeps the layouts; a new search may find a better one.
  expect(telling.endFactorAtHigh).toBeLessThanOrEqual(searched * 1.02);
  expect(telling.endFactorAtHigh).toBeGreaterThan(searched * 0.95);
});

test('no schedule passes the bound, and more worth buys more speed', () => {
  for (const { atBound } of view.schedule.levels) {
    expect(atBound.low.speedupRatio).toBeLessThanOrEqual(atBound.likely.speedupRatio);
    expect(atBound.likely.speedupRatio).toBeLessThanOrEqual(atBound.high.speedupRatio);
  }
});

test.each([
  ['en', en.explain],
  ['ja', ja.explain],
])('facts, assumptions and stages have names in %s', (_locale, messages) => {
  const facts: Record<string, string> = messages.fact;
  const assumptions: Record<string, string> = messages.assumption;
  const stages: Record<string, string> = messages.charts.stage;
  for (const { name } of view.inferred) expect(facts[name], name).toBeTypeOf('string');
  for (const rung of [...view.ladder, ...view.tunedLadder])
    for (const code of rung.assumptions) expect(assumptions[code], code).toBeTypeOf('string');
  for (const id of view.pipeline.stageIds) expect(stages[id], id).toBeTypeOf('string');
});
