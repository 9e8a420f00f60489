import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { checkPointTable } from '@/engine/validation/check-points';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { checkPointsView } from '@/lib/queries/explain/check-points-view';

const points = checkPointsView(catalog);

test('no check point differs, and each kind of standing is there', () => {
  expect(points.filter(({ standing }) => standing === 'differs')).toEqual([]);
  for (const standing of ['agrees', 'input', 'stated'])
    expect(points.map((point) => point.standing)).toContain(standing);
  expect(points.map(({ id }) => id)).toEqual(checkPointTable(catalog).map(({ id }) => id));
});

test('what is not reproduced is never shown as agreeing', () => {
  for (const row of checkPointTable(catalog)) {
    const shown = points.find(({ id }) => id === row.id);
    expect(shown?.standing === 'agrees').toBe(
      row.agrees && row.kind !== 'stated' && row.inputPath === null,
    );
  }
});

test.each([
  ['en', en.explain.checkPoints],
  ['ja', ja.explain.checkPoints],
])('every check point, group and standing has its words in %s', (_, messages) => {
  const figures: Record<string, string> = messages.figure;
  const groups: Record<string, string> = messages.group;
  for (const { id, group, standing } of points) {
    expect(figures[id], id).toBeTypeOf('string');
    expect(groups[group], group).toBeTypeOf('string');
    expect(messages[standing]).toBeTypeOf('string');
  }
  expect(Object.keys(figures).sort()).toEqual(points.map(({ id }) => id).sort());
});
