import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { HomeScreen } from '@/components/result/home-screen';
import { ScenarioDesk } from '@/components/scenario/scenario-desk';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { type DefaultView, defaultView } from '@/lib/queries/default-view';

vi.mock('server-only', () => ({}));

const MESSAGES = { ja, en };
const LOCALES = ['ja', 'en'] as const;

let view: DefaultView;
beforeAll(() => {
  view = defaultView();
}, 60_000);

/** The page as a browser without JavaScript gets it. A message that is missing fails the test. */
function homeHtml(locale: keyof typeof MESSAGES, shown: DefaultView): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale]}
      timeZone="Asia/Tokyo"
      onError={(error) => {
        throw error;
      }}
    >
      <ScenarioDesk view={shown}>
        <HomeScreen />
      </ScenarioDesk>
    </NextIntlClientProvider>,
  );
}

describe.each(LOCALES)('the first screen in %s', (locale) => {
  test('answers in the HTML: verdict, every option, what is left out', () => {
    const html = homeHtml(locale, view);
    expect(html).toMatch(/<h1[^>]*>.*A100.*<\/h1>/);
    expect(html.match(/scope="col"/g)?.length).toBeGreaterThanOrEqual(5);
    for (const code of view.answer.result.notIncluded)
      expect(html).toContain((MESSAGES[locale].notIncluded as Record<string, string>)[code]);
  });

  test('carries no style attribute, which the content security policy would refuse', () => {
    expect(homeHtml(locale, view)).not.toMatch(/\sstyle=/);
  });

  test('names no winner where nothing is recommended, and offers what would work', () => {
    const { recommendation } = view;
    const infeasible = {
      ...recommendation,
      picks: { balanced: null, time: null, cost: null, carbon: null },
      infeasible: {
        constraint: 'overBudget',
        fixes: [{ path: 'goals.budgetUsd', value: 250_000 }],
      },
    };
    const html = homeHtml(locale, { ...view, recommendation: infeasible });
    expect(html).not.toContain(MESSAGES[locale].compare.recommended);
    expect(html).toContain(MESSAGES[locale].constraint.overBudget);
    expect(html).toMatch(/<button[^>]*>[^<]*(?:4,000万円|¥40M)/);
  });
});
