import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { SharedScreen } from '@/components/shared/shared-screen';
import { exampleScenario } from '@/engine/examples';
import { roadmapOf } from '@/engine/recommend/roadmap';
import type { PlannedRoadmap } from '@/engine/recommend/roadmap-result';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { sharedDeskView } from '@/lib/queries/shared-desk-view';
import type { SharedView } from '@/lib/shares/open';
import { catalog, recommend, simulate } from '@/lib/worker/engine';

vi.mock('server-only', () => ({}));

const MESSAGES = { ja, en };
/** A time and facts that no engine of today would give. */
const FROZEN_SECONDS = 777 * 86_400;

let view: SharedView;
beforeAll(() => {
  const scenario = exampleScenario('default', catalog);
  const result = simulate(scenario, catalog);
  const options = result.options.map((option) => ({
    ...option,
    trainingSeconds: { p10: FROZEN_SECONDS, p50: FROZEN_SECONDS, p90: FROZEN_SECONDS },
    factPaths: [...option.factPaths, 'hardware.withdrawn-machine.powerWatts'],
    priceFactPath: 'providers.withdrawn.priceUsd',
  }));
  view = {
    scenario,
    scenarioVersion: 3,
    result: { ...result, engineVersion: '0.0.1', catalogVersion: 'older', options },
    recommendation: recommend(scenario, catalog, simulate),
    mode: 'snapshot',
    asOf: '2026-04-01T00:00:00.000Z',
    expiresAt: null,
  };
}, 60_000);

function html(locale: keyof typeof MESSAGES, more: Partial<SharedView> = {}): string {
  const shared = { ...view, ...more };
  const { mode, asOf, expiresAt } = shared;
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale]}
      timeZone="Asia/Tokyo"
      onError={(error) => {
        throw error;
      }}
    >
      <SharedScreen token="t" view={sharedDeskView(shared)} about={{ mode, asOf, expiresAt }} />
    </NextIntlClientProvider>,
  );
}

test.each(['ja', 'en'] as const)(
  '%s: the frozen figures are shown, not those of today’s engine and catalog',
  (locale) => {
    const text = html(locale);
    expect(text).toContain(locale === 'ja' ? '2.1年' : '2.1 years');
    expect(text).toContain('older');
    expect(text).toContain(MESSAGES[locale].shared.readOnly);
    expect(text).toContain(MESSAGES[locale].shared.endless);
    expect(text).toContain(locale === 'ja' ? '2026年4月1日 09:00（GMT+9）' : '1 Apr 2026, 09:00');
    expect(text).not.toMatch(/\sstyle=/);
  },
);

test.each(['ja', 'en'] as const)(
  '%s: the phased plan is the frozen one, and a link frozen without one shows none',
  (locale) => {
    const { roadmap: words } = MESSAGES[locale];
    expect(html(locale)).not.toContain(words.title);
    const today = roadmapOf(view.scenario, catalog, simulate) as PlannedRoadmap;
    const [pilot, ...later] = today.stages;
    if (pilot === undefined) throw new RangeError('a pilot');
    const frozen = { ...pilot, costUsd: { p10: 777e6, p50: 777e6, p90: 777e6 } };
    const text = html(locale, { roadmap: { ...today, stages: [frozen, ...later] } });
    expect(text).toContain(words.title);
    expect(text).toContain(words.plan[today.advice.verdict]);
    expect(text).toContain(locale === 'ja' ? '1,240億円' : '¥124B');
    expect(text).not.toContain(words.pending);
  },
);

test('nothing on it leads into what is private', () => {
  const addresses = [...html('en').matchAll(/(?:href|action)="([^"]*)"/g)].map(([, href]) => href);
  expect(addresses.sort()).toEqual([
    '/api/v1/shared/t/report.pdf',
    '/en/explain',
    '/en/method',
    '?language=en',
    '?language=ja',
  ]);
});
