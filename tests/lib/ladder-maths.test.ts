import { expect, test, vi } from 'vitest';
import { exactText } from '@/components/explain/rung-maths';
import { evaluate, leavesOf } from '@/lib/figures/expression';
import { formatFactor, formatInteger } from '@/lib/format/number';

vi.mock('server-only', () => ({}));
const { explainView } = await import('@/lib/queries/explain-view');
const view = explainView();
const asShown = (value: number, unit: string) =>
  Number(exactText(value, unit).replace(/[, s]/g, '').replace('−', '-'));

test.each([
  ['2021', view.ladder, view.ladderFigures],
  ['today', view.tunedLadder, view.tunedFigures],
])('every number of the ladder of %s follows from its formula', (_name, ladder, figures) => {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  expect(figures).toHaveLength(3 * ladder.length);
  for (const rung of ladder)
    for (const place of ['tokensPerSecondPerChip', 'factor', 'cumulativeFactor'] as const) {
      const figure = byId.get(`ladder.${rung.id}.${place}`);
      if (figure === undefined) throw new RangeError(`${rung.id} has ${place}`);
      const known = (id: string) => byId.get(id)?.value ?? Number.NaN;
      expect(figure.value).toBe(rung[place]);
      expect(evaluate(figure.formula, known) / rung[place]).toBeCloseTo(1, 12);
      expect(leavesOf(figure.formula).length).toBeGreaterThan(1);
    }
});

test('the numbers as they are written in a formula give the number that is shown', () => {
  for (const figures of [view.ladderFigures, view.tunedFigures]) {
    const byId = new Map(figures.map((figure) => [figure.id, figure]));
    for (const { value, kind, formula, unit } of figures) {
      const written = JSON.parse(JSON.stringify(formula), (_key, node) =>
        node?.op === 'given' ? { ...node, value: asShown(node.value, node.unit) } : node,
      ) as typeof formula;
      const followed = evaluate(written, (id) => {
        const figure = byId.get(id);
        return figure === undefined ? Number.NaN : asShown(figure.value, figure.unit);
      });
      const shown = (number: number) =>
        kind === 'ratio' ? formatFactor(number, 'en', 3) : formatInteger(number);
      expect([unit, shown(followed)]).toEqual([unit, shown(value)]);
    }
  }
});

test('bands of figures are those of the rungs', () => {
  for (const rung of view.ladder.slice(1)) {
    const bandOf = (place: string) =>
      view.ladderFigures.find(({ id }) => id === `ladder.${rung.id}.${place}`)?.band;
    expect(bandOf('factor')).toEqual(rung.factorBand);
    expect(bandOf('cumulativeFactor')).toEqual(rung.cumulativeFactorBand);
  }
});
