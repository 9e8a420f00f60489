import { createTranslator, NextIntlClientProvider } from 'next-intl';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { renderReport } from '@/components/report/render-pdf';
import { Comparison } from '@/components/result/comparison';
import { LayoutFamilies } from '@/components/result/layout-families';
import { LayoutFields } from '@/components/result/layout-fields';
import { LayoutTop } from '@/components/result/layout-top';
import {
  causesText,
  degreesText,
  layoutSentences,
  memoryText,
  type Say,
} from '@/components/result/layout-words';
import type { ScenarioWording } from '@/components/result/use-wording';
import { DeskProvider, shownDesk } from '@/components/scenario/scenario-context';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { layoutAccount } from '@/engine/run/layout-account';
import { LAYOUT_FAMILIES } from '@/engine/run/layout-families';
import { searchCase } from '@/engine/run/search-case';
import { layoutSchema, searchCaseSchema } from '@/engine/scenario';
import { LOCALES, type Locale } from '@/lib/format/locale';
import { formatPercent } from '@/lib/format/percent';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { namesOf } from '@/lib/queries/names';
import { withLayout } from '@/lib/scenario-state/with-layout';
import { answer } from '@/lib/worker/engine';
import { solidText, withoutSpaces } from './report/pdf-text';
import { inputFor } from './report/report-inputs';

const MESSAGES = { ja, en };
const example = exampleScenario('default', catalog);
const told = layoutAccount(example, 'a100-dense', 64, catalog);
const REPORT_MILLISECONDS = 60_000;
const LOST_CODES = [
  'slower',
  'sameTime',
  'doesNotFitMemory',
  'statedOtherwise',
  'softwareCannot',
  'noTensorDegree',
  'noPipelineDegree',
  'noContextDegree',
  'replicasAboveBatch',
  'nothingDivides',
];

function sayIn(locale: Locale): Say {
  return createTranslator({
    locale,
    messages: MESSAGES[locale],
    onError: (error) => {
      throw error;
    },
  }) as unknown as Say;
}

const wordingIn = (locale: Locale): ScenarioWording => ({
  locale,
  money: example.money,
  titles: {},
  titleOf: (id) => id,
  listSeparator: ', ',
});

/** Markup that throws where a message or one of its blanks is missing. */
function htmlOf(locale: Locale, element: ReactElement): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale]}
      timeZone="Asia/Tokyo"
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>,
  );
}

describe.each(LOCALES)('the layout views in %s', (locale) => {
  const say = sayIn(locale);
  const wording = wordingIn(locale);
  const { layout } = MESSAGES[locale];

  test('a layout reads as its degrees above one', () => {
    const of = (degrees: object) => degreesText(layoutSchema.parse(degrees), say);
    expect(of({ tensorParallel: 2, dataParallel: 32 })).toBe(
      [
        layout.degrees.tensor.replace('{count}', '2'),
        layout.degrees.data.replace('{count}', '32'),
      ].join(' × '),
    );
    expect(of({})).toBe(layout.degrees.single);
    expect(of({ dataParallel: 8, expertParallel: 4 })).toContain(
      layout.degrees.expert.replace('{count}', '4'),
    );
  });
  test('every way of dividing the work has its sentence', () => {
    const sentences = layoutSentences(
      layoutSchema.parse({
        tensorParallel: 2,
        pipelineParallel: 4,
        contextParallel: 2,
        dataParallel: 8,
        expertParallel: 4,
        interleave: 5,
        sharding: 'zero1',
        recompute: 'full',
      }),
      say,
    );
    expect(sentences).toHaveLength(7);
    expect(sentences[1]).toMatch(/4.*5/);
    expect(layoutSentences(layoutSchema.parse({}), say)).toEqual([layout.words.single]);
  });
  test('a slower plan that recomputes says so', () => {
    const plan = layoutSchema.parse({ recompute: 'full' });
    const causes = [{ part: 'compute' as const, ratio: 0.223 }];
    const text = causesText(causes, plan, layoutSchema.parse({}), say);
    expect(text).toContain('22.3%');
    expect(text).not.toBe(causesText(causes, plan, plan, say));
  });
  test('every field of the chosen layout is shown exactly', () => {
    const { chosen } = told;
    if (chosen === null) throw new RangeError('a layout');
    const html = htmlOf(locale, <LayoutFields step={chosen} wording={wording} />);
    for (const name of Object.values(layout.field)) expect(html).toContain(name);
    const { run } = chosen;
    for (const value of [
      ...[run.tensorParallel, run.dataParallel, run.microBatchSequences].map(String),
      MESSAGES[locale].layout.sharding[run.sharding],
      MESSAGES[locale].layout.recompute[run.recompute],
      formatPercent(chosen.modelFlopsUtilisation, 3),
      memoryText(chosen, say),
    ])
      expect(html).toContain(`>${value}<`);
  });
  test('the ten stand in their order with difference and cause', () => {
    const html = htmlOf(locale, <LayoutTop plans={told.account.top} wording={wording} />);
    expect(html.match(/<tr>/g)).toHaveLength(11);
    expect(html).toContain(layout.top.best);
    const differences = [...html.matchAll(/>\+(\d+\.\d)%</g)].map(([, share]) => Number(share));
    expect(differences).toHaveLength(9);
    expect(differences).toEqual([...differences].sort((a, b) => a - b));
  });
  test('every kind that lost says why in words', () => {
    const cases = [
      { chipCount: 64, run: { globalBatchSequences: 1024 } },
      { chipCount: 7, run: { globalBatchSequences: 70 } },
      { chipCount: 64, run: { globalBatchSequences: 16 } },
      { chipCount: 2, run: { globalBatchSequences: 64 } },
      { chipCount: 64, run: { globalBatchSequences: 1024, tensorParallel: 4 } },
      { chipCount: 64, softwareStack: 'llm-foundry-fsdp', run: { globalBatchSequences: 1024 } },
    ];
    const codes = new Set<string>();
    for (const asked of cases) {
      const model = catalog.models['gpt-13b']?.shape;
      const { account, best } = searchCase(
        searchCaseSchema.parse({ id: 'x', hardware: 'nvidia-a100-sxm4-80gb', model, ...asked }),
        catalog,
        true,
      );
      const families = account?.families ?? [];
      for (const { lost } of families) codes.add(lost.code);
      const html = htmlOf(
        locale,
        <LayoutFamilies families={families} best={best} wording={wording} />,
      );
      expect(html).not.toMatch(/layout\.|\{|NaN|undefined/);
      expect(html.match(/<tr/g)).toHaveLength(families.length + 1);
    }
    expect(codes.size).toBeGreaterThanOrEqual(6);
  });
  test('kinds and reasons that the engine names are said', () => {
    expect(Object.keys(layout.family).sort()).toEqual([...LAYOUT_FAMILIES].sort());
    expect(Object.keys(layout.lost).sort()).toEqual([...LOST_CODES].sort());
  });
  test('the desk opens the details; a shared view tells the layout and no more', () => {
    const desk = shownDesk({
      answer: answer(example),
      recommendation: null,
      names: namesOf(catalog),
    });
    const of = (readOnly: boolean) =>
      htmlOf(
        locale,
        <DeskProvider value={{ ...desk, readOnly }}>
          <Comparison answer={desk.answer} pickId={null} />
        </DeskProvider>,
      );
    const words = degreesText(layoutSchema.parse({ tensorParallel: 2, dataParallel: 32 }), say);
    expect(of(false).match(/aria-haspopup="dialog"/g)).toHaveLength(example.options.length);
    expect(of(true)).not.toContain('aria-haspopup');
    for (const html of [of(false), of(true)]) expect(html).toContain(words);
  });
});

test.each(LOCALES)(
  'the board report in %s names the layouts',
  async (locale) => {
    const text = solidText(await renderReport(inputFor(example), locale, 'board'));
    const { layout } = answer(example).result.options[0] ?? {};
    if (layout === undefined) throw new RangeError('an option');
    expect(text).toContain(withoutSpaces(MESSAGES[locale].layout.title));
    expect(text).toContain(withoutSpaces(degreesText(layout, sayIn(locale))));
  },
  REPORT_MILLISECONDS,
);

test('a layout is stated or left to the engine, on the same chips', () => {
  const layout = layoutSchema.parse({ tensorParallel: 8, dataParallel: 8 });
  const open = {
    ...example,
    options: example.options.map((each) => ({ ...each, chipCount: null })),
  };
  const stated = withLayout(open, 'a100-dense', 64, layout);
  expect(stated.options[0]).toMatchObject({ layout, chipCount: 64 });
  expect(stated.options.slice(1)).toEqual(open.options.slice(1));
  const left = withLayout(stated, 'a100-dense', 64, null);
  expect(left.options[0]).toMatchObject({ layout: null, chipCount: 64 });
});
