import { createTranslator, NextIntlClientProvider } from 'next-intl';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { chartOptions } from '@/components/charts/chart-options';
import { chartTexts, type Translate } from '@/components/charts/chart-texts';
import { co2eChart } from '@/components/charts/co2e-chart';
import { costChart } from '@/components/charts/cost-chart';
import type { Scene } from '@/components/charts/scene';
import { stepBreakdownChart } from '@/components/charts/step-breakdown-chart';
import { timeChart } from '@/components/charts/time-chart';
import { timeWaterfall } from '@/components/charts/time-waterfall';
import { renderReport } from '@/components/report/render-pdf';
import { Comparison } from '@/components/result/comparison';
import { Provenance } from '@/components/result/provenance';
import { Verdict } from '@/components/result/verdict';
import { DeskProvider, shownDesk } from '@/components/scenario/scenario-context';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { recommend } from '@/engine/recommend/recommend';
import type { Recommendation } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { LOCALES, type Locale } from '@/lib/format/locale';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { namesOf } from '@/lib/queries/names';
import { answer } from '@/lib/worker/engine';
import { solidText, withoutSpaces } from './report/pdf-text';
import { inputFor } from './report/report-inputs';

const MESSAGES = { ja, en };
const TIMEOUT_MILLISECONDS = 120_000;
const example = exampleScenario('default', catalog);
const [a100] = example.options;

/** Two machines on their owner's floor, one measured and one not. */
function scenarioOf(hardware: string): Scenario {
  if (a100 === undefined) throw new RangeError('an option');
  const payment = {
    kind: 'existing',
    region: 'tokyo',
    bookValueUsdPerChip: 0,
    availableShareRatio: 1,
  } as const;
  return {
    ...example,
    options: [
      { ...a100, id: 'measured', payment, chipCount: 64 },
      { ...a100, id: 'asked', hardware, payment, chipCount: 64 },
    ],
  };
}

const UNVALIDATED = 'nvidia-h200-sxm-141gb';
const VALIDATED = 'nvidia-h100-sxm5-80gb';

/** The advice, with the asked option as its pick whatever the figures say. */
function picked(scenario: Scenario): Recommendation {
  const advice = recommend(scenario, catalog, simulate);
  return { ...advice, infeasible: null, picks: { ...advice.picks, balanced: 'asked' } };
}

function htmlOf(locale: Locale, scenario: Scenario, element: ReactElement): string {
  const desk = shownDesk({
    answer: answer(scenario),
    recommendation: null,
    names: namesOf(catalog),
  });
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Asia/Tokyo">
      <DeskProvider value={desk}>{element}</DeskProvider>
    </NextIntlClientProvider>,
  );
}

const count = (text: string, words: string) => text.split(words).length - 1;

describe.each(LOCALES)('a machine without measured cases, in %s', (locale) => {
  const words = MESSAGES[locale].charts.notValidated;
  const marked = scenarioOf(UNVALIDATED);
  const plain = scenarioOf(VALIDATED);

  test('is marked by every name of its column, of which a measured one has none', () => {
    const of = (scenario: Scenario) =>
      htmlOf(locale, scenario, <Comparison answer={answer(scenario)} pickId={null} />);
    // The heading, the narrow names of five figures and of the chip count.
    expect(count(of(marked), words)).toBe(7);
    expect(count(of(plain), words)).toBe(0);
  });
  test('is marked beside the grade of the verdict', () => {
    const of = (scenario: Scenario) =>
      htmlOf(
        locale,
        scenario,
        <Verdict
          answer={answer(scenario)}
          recommendation={picked(scenario)}
          advicePending={false}
        />,
      );
    expect(of(marked)).toContain(words);
    expect(of(plain)).not.toContain(words);
  });
  test('is named among the notes', () => {
    const note = MESSAGES[locale].warning.machineNotValidated;
    const of = (scenario: Scenario) =>
      htmlOf(locale, scenario, <Provenance answer={answer(scenario)} />);
    expect(of(marked)).toContain(note);
    expect(of(plain)).not.toContain(note);
  });

  const texts = chartTexts(
    locale,
    example.money,
    createTranslator({
      locale,
      messages: MESSAGES[locale],
      namespace: 'charts',
    }) as unknown as Translate,
  );
  const scenes = (scenario: Scenario, widthPx: number): [string, Scene][] => {
    const result = simulate(scenario, catalog);
    const options = chartOptions(
      result,
      scenario,
      namesOf(catalog).hardware,
      { measured: 'A100', asked: 'X200' },
      texts,
    );
    const baselineId = 'measured';
    const asked = options[1];
    if (asked === undefined) throw new RangeError('two options');
    const size = { widthPx };
    return [
      ['time', timeChart({ options, baselineId, deadlineSeconds: null }, texts, size)],
      [
        'cost',
        costChart({ options, baselineId, budgetUsd: null, assumedPriceIds: [] }, texts, size),
      ],
      ['co2e', co2eChart({ options, baselineId, carbonCapKilograms: null }, texts, size)],
      ['waterfall', timeWaterfall(asked, texts, size)],
      ['step', stepBreakdownChart(options, texts, size)],
    ];
  };
  test.each([360, 760])('is marked in every chart of %i px and in its table', (widthPx) => {
    for (const [id, scene] of scenes(marked, widthPx)) {
      const drawn = JSON.stringify(scene.marks);
      const told = JSON.stringify([scene.title, scene.summary, scene.twin]);
      expect(told, id).toContain(words);
      if (['time', 'cost', 'co2e'].includes(id)) expect(drawn, id).toContain(words.slice(0, 4));
    }
    for (const [id, scene] of scenes(plain, widthPx))
      expect(JSON.stringify(scene), id).not.toContain(words);
  });

  test(
    'is marked in the report, on the first page too',
    async () => {
      const { notValidated } = MESSAGES[locale].compare;
      const of = async (scenario: Scenario) =>
        solidText(await renderReport(inputFor(scenario), locale, 'full'));
      const text = await of(marked);
      const title = MESSAGES[locale].option.notValidated.replace('{title}', '');
      expect(text).toContain(withoutSpaces(notValidated));
      expect(count(text, withoutSpaces(title))).toBeGreaterThanOrEqual(3);
      expect(await of(plain)).not.toContain(withoutSpaces(words));
    },
    TIMEOUT_MILLISECONDS,
  );
});

describe('the engine says it too', () => {
  test.each(Object.values(catalog.hardware).map(({ id, validated }) => [id, validated] as const))(
    '%s (validated: %s)',
    (hardware, validated) => {
      const [, option] = simulate(
        {
          ...scenarioOf(hardware),
          options: scenarioOf(hardware).options.map((each) => ({
            ...each,
            softwareStack: each.hardware.startsWith('sambanova') ? 'sambaflow-o3' : 'generic-tuned',
          })),
        },
        catalog,
      ).options;
      const codes = option?.warnings.map(({ code }) => code);
      expect(codes?.includes('machineNotValidated')).toBe(!validated);
    },
  );
});
