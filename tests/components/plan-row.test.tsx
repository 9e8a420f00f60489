import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Comparison } from '@/components/result/comparison';
import { DeskProvider, shownDesk } from '@/components/scenario/scenario-context';
import { catalog } from '@/engine/catalog';
import { exampleScenario, sparseToDense } from '@/engine/examples';
import { scheduleAdvice } from '@/engine/recommend/schedule-advice';
import type { AskedSparsity, Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { planText } from '@/lib/i18n/plan-text';
import { namesOf } from '@/lib/queries/names';
import { openedSchedule } from '@/lib/scenario-state/schedule';

const MESSAGES = { ja, en };
type Locale = keyof typeof MESSAGES;
const base = exampleScenario('default', catalog);
const open: Scenario = {
  ...base,
  options: base.options.map((option) => ({ ...option, sparsity: openedSchedule(option.sparsity) })),
};

/** The comparison as a page shows it. A message that is missing fails the test. */
function comparisonHtml(locale: Locale, scenario: Scenario, readOnly: boolean): string {
  const result = simulate(scenario, catalog);
  const answer = { scenario, result, assumedPriceIds: [] };
  const view = { answer, names: namesOf(catalog) } as unknown as Parameters<typeof shownDesk>[0];
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale]}
      timeZone="Asia/Tokyo"
      onError={(error) => {
        throw error;
      }}
    >
      <DeskProvider value={{ ...shownDesk(view), readOnly }}>
        <Comparison
          answer={answer as unknown as Parameters<typeof Comparison>[0]['answer']}
          pickId={null}
          schedules={scheduleAdvice(scenario, catalog, result, simulate)}
        />
      </DeskProvider>
    </NextIntlClientProvider>,
  );
}

const WORDS = {
  en: {
    stated: '87.5% sparse for 45% of tokens, then dense',
    gradual: 'for 68% of tokens, then dense',
    chosen: 'Chosen for a loss gap of at most 0.01',
    dense: 'dense throughout',
  },
  ja: {
    stated: 'スパース率87.5%で45%学習後、密学習',
    gradual: '全結合層のみスパース率87.5%で68%学習後、密学習',
    chosen: '損失の差が0.01以内になるよう自動選択',
    dense: '全期間密学習',
  },
};

describe.each(['ja', 'en'] as const)('the training plan in %s', (locale) => {
  const words = WORDS[locale];

  test('a stated plan is said in plain words, with the schedules that would keep the bound', () => {
    const html = comparisonHtml(locale, base, false);
    expect(html).toContain(words.stated);
    expect(html).not.toContain(words.chosen);
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(2);
    expect(html).toMatch(new RegExp(`<li[^>]*><span[^>]*>[^<]*${words.gradual}`));
    expect(html).toContain(MESSAGES[locale].plan.use);
  });

  test('a chosen plan says what it was chosen for, and dense where nothing sparse is faster', () => {
    const html = comparisonHtml(locale, open, false);
    expect(html).toContain(words.gradual);
    expect(html).toContain(words.chosen);
    expect(html).toContain(MESSAGES[locale].plan.chosenDense.replace('{limit}', '0.01'));
  });

  test('a viewer reads the plans and changes nothing', () => {
    const html = comparisonHtml(locale, base, true);
    expect(html).toContain(words.stated);
    expect(html).toContain(words.gradual);
    expect(html).not.toContain('<button');
  });

  test('a comparison of dense options has no such row', () => {
    const dense = { ...base, options: base.options.filter(({ id }) => id.endsWith('dense')) };
    expect(comparisonHtml(locale, dense, false)).not.toContain(MESSAGES[locale].plan.title);
  });
});

describe('a plan in words', () => {
  const say = (key: string, values?: Record<string, string | number>) =>
    `${key}${values === undefined ? '' : JSON.stringify(values)}`;

  test('of one phase is said to last throughout', () => {
    expect(planText({ pattern: 'dense' }, say)).toBe('plan.throughoutDense');
    const phase = {
      tokenShareRatio: 1,
      attentionSparsityRatio: 0.5,
      feedForwardSparsityRatio: 0.75,
    };
    const text = planText({ pattern: 'unstructured', phases: [phase] }, say);
    expect(text).toMatch(/^plan\.throughout\{/);
    expect(text).toContain('groups');
  });

  test('opening a dense plan changes nothing, opening a sparse one keeps its pattern', () => {
    const dense: AskedSparsity = { pattern: 'dense' };
    expect(openedSchedule(dense)).toBe(dense);
    expect(openedSchedule(sparseToDense(0.4))).toEqual({ pattern: 'unstructured', phases: null });
  });
});
