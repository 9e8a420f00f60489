import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { readScenario } from '@/engine/read-input';
import type { Remark } from '@/engine/result';
import { simulate } from '@/engine/simulate';
import { remarkText } from '@/lib/i18n/details-text';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';

const asked = exampleScenario('default', catalog);
const onOneChip = readScenario({ ...asked, options: [{ ...asked.options[0], chipCount: 1 }] });
const { reason } = simulate(onOneChip, catalog).options[0] as { reason: Remark };
const wording = { money: asked.money, titleOf: (id: string) => id, listSeparator: ', ' };

test('a plan that does not fit says what it needs, what there is and what would fit', () => {
  const say = createTranslator({ locale: 'en', messages: en, namespace: 'unfit' });
  const text = say('doesNotFitMemory', remarkText(reason, { ...wording, locale: 'en' }) as never);
  expect(text).toMatch(
    /^needs [\d.]+ [A-Z]*B of memory per chip, has 8\d(\.\d)? GB; fits on \d+ chips \(tensor \d+ × pipeline \d+ × data \d+\)$/,
  );
});

test('the same in Japanese', () => {
  const say = createTranslator({ locale: 'ja', messages: ja, namespace: 'unfit' });
  const text = say('doesNotFitMemory', remarkText(reason, { ...wording, locale: 'ja' }) as never);
  expect(text).toMatch(/必要ですが8\d(\.\d)? GBしかありません。\d+チップ/);
});

test('the plan named as the nearest was run: asked for, it fits', () => {
  const { nearestChipCount } = reason.details;
  const nearest = readScenario({
    ...asked,
    options: [{ ...asked.options[0], chipCount: nearestChipCount }],
  });
  const [option] = simulate(nearest, catalog).options;
  expect(option?.memoryBytesPerChip).toBeLessThanOrEqual(option?.memoryBytesAvailablePerChip ?? 0);
});
