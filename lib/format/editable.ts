import { withCurrency } from './currency';
import type { Locale } from './locale';
import type { ShownMoney } from './money';
import { formatCount } from './number';
import type { Currency, QuantityKind } from './parse';

/** All the digits a double holds for certain. */
const EXACT_DIGITS = 15;
const CENTS_PER_UNIT: Record<Currency, number> = { USD: 100, JPY: 1, EUR: 100 };

/**
 * The text an entry field shows for a value: short, and `parseQuantity` reads the same value back
 * (money to the smallest unit of its currency): 130億, 5000万円 / 13B, ¥50M.
 */
export function formatEditable(
  value: number,
  kind: QuantityKind,
  { currency, currencyPerUsd }: ShownMoney,
  locale: Locale,
): string {
  if (kind !== 'money') return formatCount(value, locale, { digits: EXACT_DIGITS });
  const cents = CENTS_PER_UNIT[currency];
  const amount = Math.round(value * currencyPerUsd * cents) / cents;
  const digits = formatCount(amount, locale, { digits: EXACT_DIGITS });
  return withCurrency(digits, '', currency, locale);
}
