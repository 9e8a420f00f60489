import { expect, test } from 'vitest';
import { renderReport } from '@/components/report/render-pdf';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { openedSchedule } from '@/lib/scenario-state/schedule';
import { solidText, withoutSpaces } from './pdf-text';
import { inputFor } from './report-inputs';

const base = exampleScenario('default', catalog);
const stated = inputFor(base);
const open = inputFor({
  ...base,
  options: base.options.map((option) => ({ ...option, sparsity: openedSchedule(option.sparsity) })),
});

const WORDS = {
  en: {
    stated: '87.5% sparse for 45% of tokens, then dense',
    gradual: 'feed-forward layers 87.5% sparse for 68% of tokens, then dense',
    chosen: 'Chosen for a loss gap of at most 0.01',
    cautious: 'in nine of ten outcomes',
  },
  ja: {
    stated: 'スパース率87.5%で45%学習後、密学習',
    gradual: '全結合層のみスパース率87.5%で68%学習後、密学習',
    chosen: '損失の差が0.01以内になるよう自動選択',
    cautious: '損失の差は10回に9回0.01以内',
  },
};

test.each(['ja', 'en'] as const)(
  'the plans of a report in %s are those of the screen',
  async (locale) => {
    const words = WORDS[locale];
    const holds = (text: string, words: string) => text.includes(withoutSpaces(words));
    const first = solidText(await renderReport(stated, locale, 'board'));
    expect(holds(first, words.stated)).toBe(true);
    expect(holds(first, words.chosen)).toBe(false);
    expect(holds(first, words.cautious)).toBe(true);
    const second = solidText(await renderReport(open, locale, 'board'));
    expect(holds(second, words.gradual)).toBe(true);
    expect(holds(second, words.chosen)).toBe(true);
  },
  60_000,
);

test('a report of an answer frozen before schedules could be chosen still comes', async () => {
  const { schedules: _schedules, ...recommendation } = stated.recommendation;
  const options = stated.result.options.map(
    ({ sparsity: _sparsity, scheduleChosen: _chosen, ...option }) => option,
  );
  const old = { ...stated, recommendation, result: { ...stated.result, options } };
  const pdf = await renderReport(old as unknown as typeof stated, 'en', 'board');
  expect(solidText(pdf)).toContain(withoutSpaces(WORDS.en.stated));
}, 60_000);
