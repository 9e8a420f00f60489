import { expect, test } from 'vitest';
import { preferredLocale } from '@/lib/i18n/preferred-locale';

test.each([
  [undefined, 'ja,en-US;q=0.9', 'ja'],
  [undefined, 'en-GB,en;q=0.9,ja;q=0.8', 'en'],
  [undefined, 'fr;q=0.9, ja-JP;q=0.4', 'ja'],
  [undefined, 'ja;q=0, en;q=0.1', 'en'],
  [undefined, 'de-DE,de;q=0.9', 'en'],
  [undefined, null, 'en'],
  ['ja', 'en', 'ja'],
  ['xx', 'ja', 'ja'],
] as const)('cookie %s and Accept-Language %s give %s', (cookie, header, locale) => {
  expect(preferredLocale(cookie, header)).toBe(locale);
});
