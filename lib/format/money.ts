import type { Money } from '@/engine/scenario';
import { withCurrency } from './currency';
import { groupedDigits } from './digits';
import type { Locale } from './locale';
import type { Currency } from './parse';
import { type ScaledOptions, type ScaleStep, scaledParts } from './scale';

/** The currency shown and its rate; a scenario's `money` fits. */
export type ShownMoney = Pick<Money, 'currency' | 'currencyPerUsd'>;

const SMALLEST_UNIT_DIGITS: Record<Currency, number> = { USD: 2, JPY: 0, EUR: 2 };

const SCALES: Record<Locale, readonly ScaleStep[]> = {
  en: [
    { from: 0, per: 1, unit: '' },
    { from: 1e4, per: 1e3, unit: 'K' },
    { from: 5e5, per: 1e6, unit: 'M' },
    { from: 1e9, per: 1e9, unit: 'B' },
    { from: 1e12, per: 1e12, unit: 'T' },
  ],
  ja: [
    { from: 0, per: 1, unit: '' },
    { from: 1e4, per: 1e4, unit: '万' },
    { from: 1e8, per: 1e8, unit: '億' },
    { from: 1e12, per: 1e12, unit: '兆' },
  ],
};

/** Money as it is spoken, from US dollars: 1.2億円, 4,200万円 / ¥123M, $0.82M. `options.at` is in US dollars too. */
export function formatMoney(
  usd: number,
  { currency, currencyPerUsd }: ShownMoney,
  locale: Locale,
  options: ScaledOptions = {},
): string {
  const at = options.at === undefined ? {} : { at: options.at * currencyPerUsd };
  const parts = scaledParts(usd * currencyPerUsd, SCALES[locale], { ...options, ...at });
  return withCurrency(parts.digits, parts.unit, currency, locale);
}

/** Money to its smallest unit: 123,456,789円 / $821,234.50. */
export function formatMoneyExact(
  usd: number,
  { currency, currencyPerUsd }: ShownMoney,
  locale: Locale,
): string {
  const digits = groupedDigits(usd * currencyPerUsd, SMALLEST_UNIT_DIGITS[currency]);
  return withCurrency(digits, '', currency, locale);
}
