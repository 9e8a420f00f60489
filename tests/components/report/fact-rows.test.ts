import { describe, expect, test } from 'vitest';
import { factRows, factText, materialRows } from '@/components/report/fact-rows';
import { paperIn } from '@/components/report/paper';
import { catalog } from '@/engine/catalog';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { LOCALES } from '@/lib/format/locale';
import { crowdedInput, inputFor } from './report-inputs';

describe.each(LOCALES)('in %s', (locale) => {
  test.each(EXAMPLE_NAMES)(
    'every fact that %s rests on has a name',
    async (example) => {
      const paper = await paperIn(locale, inputFor(exampleScenario(example, catalog)));
      const rows = factRows(paper);
      expect(rows.length).toBeGreaterThan(20);
      expect(
        rows.filter(({ name }) => /^[a-z]+\.[a-z]/i.test(name)).map(({ path }) => path),
      ).toEqual([]);
      for (const row of rows) expect(factText(row, [row.fact.value], paper)).toMatch(/\d/);
    },
    60_000,
  );
});

test('what the user changed stands first, then prices', async () => {
  const paper = await paperIn('en', crowdedInput());
  const rows = materialRows(factRows(paper));
  const places = rows.map(({ path, override }) =>
    override !== null ? 'changed' : path.includes('.offers.') ? 'price' : 'other',
  );
  expect(places.slice(0, 3)).toEqual(['changed', 'changed', 'price']);
  expect(places.lastIndexOf('price')).toBeLessThan(places.indexOf('other'));
}, 60_000);
