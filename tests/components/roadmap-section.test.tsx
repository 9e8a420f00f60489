import { QueryClientProvider } from '@tanstack/react-query';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { RoadmapSection } from '@/components/result/roadmap-section';
import { DeskProvider, shownDesk } from '@/components/scenario/scenario-context';
import { catalog } from '@/engine/catalog';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { roadmapOf } from '@/engine/recommend/roadmap';
import type { GateRule, PlannedRoadmap, Roadmap } from '@/engine/recommend/roadmap-result';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { LOCALES, type Locale } from '@/lib/format/locale';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { namesOf } from '@/lib/queries/names';
import { queryClient } from '@/lib/queries/query-client';
import { roadmapView } from '@/lib/queries/roadmap-view';
import { answer } from '@/lib/worker/engine';

vi.mock('server-only', () => ({}));

const MESSAGES = { ja, en };
const asked = exampleScenario('default', catalog);

/** The section as a browser without JavaScript gets it. A message that is missing fails the test. */
function sectionHtml(locale: Locale, scenario: Scenario, roadmap: Roadmap | undefined): string {
  const view = { answer: answer(scenario), recommendation: null, names: namesOf(catalog) };
  const desk = {
    ...shownDesk(view),
    ...(roadmap === undefined ? {} : { roadmap: roadmapView(roadmap, scenario, catalog) }),
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale]}
      timeZone="Asia/Tokyo"
      onError={(error) => {
        throw error;
      }}
    >
      <DeskProvider value={desk}>
        <QueryClientProvider client={queryClient()}>
          <RoadmapSection answer={view.answer} adviceReady={false} />
        </QueryClientProvider>
      </DeskProvider>
    </NextIntlClientProvider>,
  );
}

describe.each(LOCALES)('phased adoption in %s', (locale) => {
  const { roadmap: words } = MESSAGES[locale];

  test.each(EXAMPLE_NAMES)('of "%s" names its stages, gates and what is sunk', (name) => {
    const scenario = exampleScenario(name, catalog);
    const html = sectionHtml(locale, scenario, roadmapOf(scenario, catalog, simulate));
    for (const stage of Object.values(words.stage)) expect(html).toContain(stage);
    expect(html).toContain(words.sunkNote);
    expect(html).toContain(words.ab.confirmed);
    expect(html).not.toMatch(/undefined|NaN|\[object|[「“]none/);
    expect(html).not.toMatch(/\sstyle=/);
  });

  test('every limit is in the page, told with its evidence', () => {
    const roadmap = roadmapOf(asked, catalog, simulate) as PlannedRoadmap;
    const html = sectionHtml(locale, asked, roadmap);
    const ruleOf = (metric: string) =>
      roadmap.pilot.rules.find((rule) => rule.metric === metric) as GateRule;
    const faster = ruleOf('speedUpRatio').high.toFixed(2);
    const gap = ruleOf('lossGapNats');
    const [go, stop] = [gap.low.toFixed(3), gap.high.toFixed(3)];
    const limits =
      locale === 'ja'
        ? [`${faster}倍以上`, `${go}以下`, `${stop}超`]
        : [`at least ${faster}×`, `at most ${go}`, `above ${stop}`];
    for (const limit of limits) expect(html).toContain(limit);
    expect(html).toContain(words.assumed);
    expect(html).toContain(words.phrase.label);
  });

  test.each([2, 12])(
    '%d trainings a year: head, ways and sentence say the same',
    (trainingsPerYear) => {
      const scenario = { ...asked, programme: { ...asked.programme, trainingsPerYear } };
      const found = roadmapOf(scenario, catalog, simulate) as PlannedRoadmap;
      const html = sectionHtml(locale, scenario, found);
      const isPilot = trainingsPerYear === 12;
      expect(found.advice.verdict).toBe(isPilot ? 'pilotFirst' : 'trainDirectly');
      expect(html.includes(words.advice.verdict.pilotFirst)).toBe(isPilot);
      expect(html).toContain(words.plan[found.advice.verdict]);
      const proposes = locale === 'ja' ? '満たした場合のみ拡大します' : 'scale only if';
      expect(html.includes(proposes)).toBe(isPilot);
      expect(html.split(words.advice.ways.chosen).length).toBe(2);
    },
  );

  test('ways that cost about the same are said to, in the reason and in the sentence', () => {
    const said =
      locale === 'ja'
        ? ['ほとんど変わりません。費用で', 'ほとんど変わりません。']
        : ['cost about the same', 'about as much as'];
    const at = (gapUsd: number) => {
      const found = roadmapOf(asked, catalog, simulate) as PlannedRoadmap;
      const direct = found.advice.ways.find(({ id }) => id === found.advice.wayId);
      const ways = found.advice.ways.map((way) =>
        way.id === 'pilotFirst'
          ? { ...way, expectedUsd: (direct?.expectedUsd ?? 0) + gapUsd }
          : way,
      );
      return sectionHtml(locale, asked, { ...found, advice: { ...found.advice, ways } });
    };
    const { leastSavingUsd } = (roadmapOf(asked, catalog, simulate) as PlannedRoadmap).advice;
    for (const words of said) {
      expect(at(leastSavingUsd / 2)).toContain(words);
      expect(at(-leastSavingUsd / 2)).toContain(words);
      expect(at(2 * leastSavingUsd)).not.toContain(words);
    }
  });

  test('formulas of every stage and of the advice can be opened, with their sources', () => {
    const html = sectionHtml(locale, asked, roadmapOf(asked, catalog, simulate));
    for (const id of [
      'pilot.costUsd',
      'mid.gapGoNats',
      'full.calendarSeconds',
      'advice.pilotFirst',
    ])
      expect(html).toContain(`data-maths="roadmap.${id}"`);
    expect(html).toContain(words.maths.ours);
    expect(html).toContain('github.com/KellerJordan/modded-nanogpt');
  });

  test('a machine without measured cases is marked wherever it is proposed', () => {
    const scenario = exampleScenario('carbon-70b', catalog);
    const mark = MESSAGES[locale].option.notValidated.replace('{title}', '');
    const marks = (of: Scenario) =>
      sectionHtml(locale, of, roadmapOf(of, catalog, simulate)).split(mark).length - 1;
    expect(marks(asked)).toBe(0);
    expect(marks(scenario)).toBeGreaterThan(2);
  });

  test('waits in the shape of what will come', () => {
    const html = sectionHtml(locale, asked, undefined);
    expect(html).toContain(words.pending);
    expect(html).toContain('aria-busy="true"');
  });

  test('every refusal and remark of the engine has words', () => {
    for (const code of Object.keys(words.refused)) {
      const refused: Roadmap = { kind: 'refused', reason: { code, details: {} } };
      expect(sectionHtml(locale, asked, refused)).toContain(
        (words.refused as Record<string, string>)[code],
      );
    }
  });
});
