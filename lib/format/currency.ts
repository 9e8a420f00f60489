import type { Locale } from './locale';
import type { Currency } from './parse';

const SIGNS: Record<Currency, string> = { USD: '$', JPY: '¥', EUR: '€' };
const WORDS_JA: Record<Currency, string> = { USD: 'ドル', JPY: '円', EUR: 'ユーロ' };

/** Digits with the currency where the language puts it; the sign stands before both. */
export function withCurrency(
  digits: string,
  unit: string,
  currency: Currency,
  locale: Locale,
): string {
  if (locale === 'ja') return `${digits}${unit}${WORDS_JA[currency]}`;
  const negative = digits.startsWith('\u2212');
  return `${negative ? '\u2212' : ''}${SIGNS[currency]}${negative ? digits.slice(1) : digits}${unit}`;
}
