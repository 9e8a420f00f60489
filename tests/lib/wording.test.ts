import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { shownCells } from '@/components/result/comparison-row';
import { METRICS } from '@/components/result/metrics';
import { catalog } from '@/engine/catalog';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { notIncluded } from '@/engine/not-included';
import { simulate } from '@/engine/simulate';
import { comparison } from '@/lib/figures/comparison';
import type { Locale } from '@/lib/format/locale';
import { detailsText, remarkText, type Wording } from '@/lib/i18n/details-text';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { optionTitles } from '@/lib/i18n/option-titles';
import { namesOf } from '@/lib/queries/names';

const names = namesOf(catalog);
const translator = (locale: Locale) =>
  createTranslator({ locale, messages: locale === 'ja' ? ja : en, namespace: 'option' });

function titlesOf(name: string, locale: Locale) {
  const t = translator(locale);
  const phrase = (key: string, values?: Record<string, string | number>) =>
    t(key as Parameters<typeof t>[0], values as never);
  return optionTitles(exampleScenario(name, catalog), names, locale, phrase);
}

const wording: Wording = {
  locale: 'ja',
  money: { currency: 'JPY', currencyPerUsd: 160, discountRatio: 0.07 },
  titleOf: (id) => `<${id}>`,
  listSeparator: '、',
};

describe('titles of options', () => {
  test.each(EXAMPLE_NAMES)('tell the options of "%s" apart in both languages', (name) => {
    for (const locale of ['ja', 'en'] as const) {
      const titles = Object.values(titlesOf(name, locale)).map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  test('are as short as that allows', () => {
    expect(titlesOf('default', 'ja')['a100-dense']?.title).toBe('A100・密学習');
    expect(titlesOf('default', 'en')['sn30-sparse']?.title).toBe('SN30 sparse');
  });
});

describe('details of a remark', () => {
  test('are said by what their names end in', () => {
    const details = {
      option: 'a',
      assumed: ['a', 'b'],
      costUsd: 1e6,
      deadlineSeconds: 30 * 86_400,
      probabilityRatio: 0.874,
      speedUpFactor: 1.01,
      ratio: 0.8,
      obstacle: 'overBudget',
    };
    expect(detailsText(details, wording)).toMatchObject({
      option: '<a>',
      assumed: '<a>、<b>',
      costUsd: '1.6億円',
      deadlineSeconds: '30日',
      probabilityRatio: '87%',
      speedUpFactorKind: 'same',
      ratioPercent: '20%',
      obstacle: 'overBudget',
    });
  });

  test('never call a chance certain or nil', () => {
    const said = (probabilityRatio: number) =>
      detailsText({ probabilityRatio }, { ...wording, locale: 'en' }).probabilityRatio;
    expect(said(1)).toBe('over 99%');
    expect(said(0)).toBe('under 1%');
  });

  test('take the unit of the goal that was missed', () => {
    const missed = { code: 'overBudget', details: { value: 3e5, limit: 2e5, missing: 1e5 } };
    expect(remarkText(missed, wording).missingUsd).toBe('1,600万円');
  });
});

describe('cells of the comparison', () => {
  const scenario = exampleScenario('default', catalog);
  const result = simulate(scenario, catalog);
  const { baselineId, rows } = comparison(result, { assumedPriceIds: [] });

  test('hold a signed difference everywhere but on the baseline', () => {
    for (const metric of METRICS) {
      const row = rows.find(({ id }) => id === metric.id);
      if (row === undefined) throw new Error(`no row ${metric.id}`);
      for (const cell of shownCells(row, baselineId, metric, wording)) {
        if (cell.optionId === baselineId) expect(cell.differenceText).toBeNull();
        else expect(cell.differenceText).toMatch(/^[+−±]/);
      }
    }
  });

  test('say of a difference too small to show that there is none', () => {
    const [metric] = METRICS;
    const row = rows.find(({ id }) => id === 'trainingSeconds');
    if (metric === undefined || row === undefined) throw new Error('the first row is time');
    const base = row.cells[0]?.value ?? 0;
    const nearly = {
      ...row,
      cells: row.cells.map((cell, index) =>
        index === 1
          ? { ...cell, value: base * 1.001, difference: { value: base * 0.001, ratio: 0.001 } }
          : cell,
      ),
    };
    const cell = shownCells(nearly, baselineId, metric, wording)[1];
    expect(cell?.differenceText).toMatch(/^±0/);
    expect(cell?.relativeText).toBe('±0%');
    expect(cell?.withinUncertainty).toBe(false);
  });
});

test('everything that a question leaves out has a name', () => {
  const [option] = exampleScenario('refresh-7b', catalog).options.filter(
    ({ payment }) => payment.kind === 'own',
  );
  if (option === undefined) throw new Error('the example owns machines');
  const codes = notIncluded({ ...exampleScenario('refresh-7b', catalog), options: [option] });
  expect(Object.keys(ja.notIncluded)).toEqual(expect.arrayContaining(codes));
});
