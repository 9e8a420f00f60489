import { createTranslator } from 'next-intl';
import { beforeAll, describe, expect, test } from 'vitest';
import { UNSAID } from '@/components/report/paper';
import { renderReport } from '@/components/report/render-pdf';
import type { ReportInput } from '@/components/report/report-input';
import { shownCells } from '@/components/result/comparison-row';
import { METRICS } from '@/components/result/metrics';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { assumedPriceIds } from '@/lib/figures/assumed-price-ids';
import { comparison } from '@/lib/figures/comparison';
import { LOCALES } from '@/lib/format/locale';
import { formatMoneyExact } from '@/lib/format/money';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { optionTitles } from '@/lib/i18n/option-titles';
import { decidingRules } from '@/lib/i18n/pilot-texts';
import { roadmapMaths } from '@/lib/i18n/roadmap-maths';
import { roadmapTexts } from '@/lib/i18n/roadmap-texts';
import { namesOf } from '@/lib/queries/names';
import { roadmapView } from '@/lib/queries/roadmap-view';
import { pageTexts, pdfFonts, pdfInfo, solidText, withoutSpaces, wordBoxes } from './pdf-text';
import { crowdedInput, defaultInput, infeasibleInput, inputFor, RARE } from './report-inputs';

const TIMEOUT_MILLISECONDS = 240_000;
const LARGEST_BYTES = 2 * 1024 * 1024;
const MARGIN_PT = 40;
const PAGE_PT = { width: 595.28, height: 841.89 };

let input: ReportInput;
let crowded: ReportInput;
beforeAll(() => {
  input = defaultInput();
  crowded = crowdedInput();
}, TIMEOUT_MILLISECONDS);

describe.each(LOCALES)('in %s', (locale) => {
  test('every figure of the comparison on the screen stands on paper', async () => {
    const pdf = await renderReport(input, locale, 'board');
    const text = solidText(pdf);
    const { scenario, result } = input;
    const shown = comparison(result, {
      assumedPriceIds: assumedPriceIds(result, scenario, catalog),
    });
    const wording = {
      locale,
      money: scenario.money,
      titleOf: (id: string) => id,
      listSeparator: '',
    };
    const figures = shown.rows.flatMap((row) => {
      const metric = METRICS.find(({ id }) => id === row.id);
      if (metric === undefined) return [];
      return shownCells(row, shown.baselineId, metric, wording).flatMap((cell) => [
        cell.text,
        cell.rangeText,
        cell.differenceText ?? '',
        cell.relativeText ?? '',
      ]);
    });
    expect(figures.length).toBe(METRICS.length * result.options.length * 4);
    expect(figures.filter((figure) => !text.includes(withoutSpaces(figure)))).toEqual([]);
    const costs = result.options.flatMap(({ costUsdByCategory, costUsd }) =>
      [...Object.values(costUsdByCategory), costUsd.p50]
        .filter((usd) => usd !== 0)
        .map((usd) => formatMoneyExact(usd, scenario.money, locale)),
    );
    expect(costs.length).toBeGreaterThan(result.options.length * 5);
    expect(costs.filter((cost) => !text.includes(withoutSpaces(cost)))).toEqual([]);
  });

  test('every figure of the phased plan on the screen stands on paper', async () => {
    const { roadmap, scenario } = input;
    if (roadmap?.kind !== 'planned') throw new RangeError('a planned roadmap');
    const messages = locale === 'ja' ? ja : en;
    const t = createTranslator({ locale, messages, timeZone: 'Asia/Tokyo' });
    const say = (key: string, values?: Record<string, string | number>) =>
      t(key as Parameters<typeof t>[0], values as never);
    const titles = optionTitles(scenario, namesOf(catalog), locale, (key, values) =>
      say(`option.${key}`, values),
    );
    const wording = {
      locale,
      money: scenario.money,
      titleOf: (id: string) => titles[id]?.title ?? id,
      markedOf: (id: string) => titles[id]?.marked ?? id,
      listSeparator: say('input.listSeparator'),
    };
    const words = roadmapTexts(roadmap, scenario, wording, say);
    const figures = words.stages.flatMap((stage) => [
      stage.size,
      stage.cost,
      stage.costRange,
      stage.time,
      stage.people,
      stage.sunk,
      ...decidingRules(stage.rules).flatMap((rule) => [rule.predicted, rule.go, rule.stop]),
    ]);
    figures.push(words.pilot.confirmed, words.pilot.refuted, words.pilot.expected, words.worth);
    const { advice } = words;
    figures.push(advice.verdict, advice.because, advice.basis);
    figures.push(...advice.ways.flatMap(({ name, expected }) => [name, expected]));
    const missingIn = async (kind: 'board' | 'full', texts: readonly string[]) => {
      const text = solidText(await renderReport(input, locale, kind));
      return texts.filter((each) => !text.includes(withoutSpaces(each)));
    };
    expect(figures.length).toBeGreaterThan(45);
    expect(await missingIn('board', figures)).toEqual([]);
    const limits = words.stages.flatMap(({ rules }) =>
      rules.flatMap((rule) => [rule.name, rule.predicted, rule.range, rule.go, rule.stop]),
    );
    const view = roadmapView(roadmap, scenario, catalog);
    const maths = roadmapMaths(view, roadmap, wording, say)
      .filter(({ group }) => group === 'advice' || group === 'pilot')
      .flatMap(({ named, substituted, result }) => [named, substituted, result]);
    expect(maths.length).toBeGreaterThan(40);
    expect(await missingIn('full', [...limits, ...maths])).toEqual([]);
  });

  test(
    'nothing is left unsaid, however the question stands',
    async () => {
      for (const each of [input, crowded, infeasibleInput()]) {
        const text = solidText(await renderReport(each, locale, 'full'));
        expect(text).not.toContain(withoutSpaces(UNSAID));
        expect(text).not.toMatch(/undefined|NaN|\[object/);
      }
    },
    TIMEOUT_MILLISECONDS,
  );

  test('the longest words stay within the margins', async () => {
    const pdf = await renderReport(crowded, locale, 'full');
    const pages = wordBoxes(pdf);
    expect(pages.flat().length).toBeGreaterThan(500);
    const outside = pages
      .flat()
      .filter(
        ({ left, right, top, bottom }) =>
          left < MARGIN_PT - 2 ||
          right > PAGE_PT.width - MARGIN_PT + 2 ||
          top < 0 ||
          bottom > PAGE_PT.height - 15,
      );
    expect(outside).toEqual([]);
  });

  test('body text never runs into the footer', async () => {
    const pages = wordBoxes(await renderReport(crowded, locale, 'full'));
    for (const words of pages) {
      const estimate = locale === 'ja' ? '見積りであり保証ではありません' : 'Estimate,';
      const footerTop = words.findLast(({ text }) => text === estimate)?.top ?? Number.NaN;
      expect(footerTop).toBeGreaterThan(PAGE_PT.height - 100);
      const between = words.filter(({ top, bottom }) => bottom > footerTop && top < footerTop - 2);
      expect(between).toEqual([]);
    }
  });

  test('the paper’s claim is told as a claim, with its limits', async () => {
    const paper = inputFor(exampleScenario('paper', catalog));
    const text = solidText(await renderReport(paper, locale, 'full'));
    expect(text).toContain('2304.05511');
    expect(text).toContain(
      withoutSpaces(locale === 'ja' ? '公表されていません' : 'are not public'),
    );
  });
});

test('rare characters are drawn by the embedded font, and nothing else draws', async () => {
  const pdf = await renderReport({ ...input, title: `案${RARE}` }, 'both', 'full');
  expect(solidText(pdf)).toContain(`案${RARE}`);
  const fonts = pdfFonts(pdf);
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter(({ name, embedded }) => !embedded || !/NotoSansJP/.test(name))).toEqual([]);
  expect(pdf.length).toBeLessThan(LARGEST_BYTES);
});

test('user text is text: markup, placeholders and controls do nothing', async () => {
  const title = '<b>{option}</b> \u202eabc\u0007 =1+1 😀';
  const text = solidText(await renderReport({ ...input, title }, 'ja', 'brief'));
  expect(text).toContain('<b>{option}</b>abc=1+1〓');
});

test('the same input gives the same bytes; another minute gives others', async () => {
  const [first, second] = [
    await renderReport(input, 'ja', 'board'),
    await renderReport(input, 'ja', 'board'),
  ];
  expect(first.equals(second)).toBe(true);
  const later = { ...input, generatedAt: new Date(input.generatedAt.getTime() + 60_000) };
  expect((await renderReport(later, 'ja', 'board')).equals(first)).toBe(false);
});

test('reports made at once do not touch each other', async () => {
  const alone = await renderReport(input, 'en', 'brief');
  const [first, , third] = await Promise.all([
    renderReport(input, 'en', 'brief'),
    renderReport(crowded, 'ja', 'brief'),
    renderReport(input, 'en', 'brief'),
  ]);
  expect(first?.equals(alone)).toBe(true);
  expect(third?.equals(alone)).toBe(true);
});

test('the number of pages is kept', async () => {
  const pagesOf = async (each: ReportInput, kind: 'brief' | 'board') =>
    Number(pdfInfo(await renderReport(each, 'ja', kind)).Pages);
  expect(await pagesOf(input, 'brief')).toBe(2);
  expect(await pagesOf(input, 'board')).toBe(6);
  expect(await pagesOf(crowded, 'board')).toBeLessThanOrEqual(8);
});

test('both is the Japanese report, then the English one', async () => {
  const pages = pageTexts(await renderReport(input, 'both', 'board'));
  expect(pages.length).toBe(12);
  const isJapanese = pages.map((text) => text.includes('見積りであり保証ではありません'));
  expect(isJapanese).toEqual([...Array(6).fill(true), ...Array(6).fill(false)]);
  expect(pages.slice(6).every((text) => text.includes('Estimate, not a quote'))).toBe(true);
  expect(pages[11]).toContain('12/12');
});

test('the file names its title and no place or person', async () => {
  const pdf = await renderReport({ ...input, title: '13Bの計画' }, 'ja', 'board');
  const info = pdfInfo(pdf);
  expect(info.Title).toBe('13Bの計画');
  expect(info.Creator).toBe('Hakari');
  expect(info.CreationDate).toContain('2026');
  expect(pdf.includes(process.cwd())).toBe(false);
  expect(pdf.toString('latin1')).toMatch(/\/Lang \(ja\)/);
});

test('a plan without a name is called by its size', async () => {
  expect(pdfInfo(await renderReport({ ...input, title: '' }, 'ja', 'brief')).Title).toBe(
    '130億パラメータの学習計画',
  );
});

test('a footer on every page says version, time with zone, rate, engine and number', async () => {
  const pages = pageTexts(await renderReport(input, 'en', 'board'));
  pages.forEach((text, index) => {
    for (const part of [
      `Version 3 (${input.result.scenarioHash.slice(0, 12)})`,
      '23 Nov 2026, 18:30 (GMT+9)',
      '1 USD =',
      `Engine ${input.result.engineVersion}`,
      `${index + 1}/${pages.length}`,
    ])
      expect(text).toContain(part);
  });
});
