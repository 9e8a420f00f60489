import type { Locale } from './locale';
import { formatMoneyExact, type ShownMoney } from './money';
import { formatCount } from './number';
import type { ParsedQuantity } from './parse';

/** Digits enough to show that what was typed was understood, not rounded. */
const ECHO_DIGITS = 6;

const NOUNS = {
  parameters: { ja: 'パラメータ', en: 'parameters' },
  tokens: { ja: 'トークン', en: 'tokens' },
} as const;

/** Money without cents where there are none. */
function whole(text: string): string {
  return text.replace(/\.00(?!\d)/, '');
}

/**
 * What was understood, said back: `= 130億パラメータ / 13 B`, `= 13 B parameters`, `= ¥2,500,000`.
 * Money written in another currency is followed by what it is in the current one.
 */
export function formatEcho(
  quantity: Extract<ParsedQuantity, { ok: true }>,
  money: ShownMoney,
  locale: Locale,
): string {
  if (quantity.kind === 'money') {
    const shown = whole(formatMoneyExact(quantity.value, money, locale));
    if (quantity.currency === null || quantity.currency === money.currency) return `= ${shown}`;
    const own = { currency: quantity.currency, currencyPerUsd: 1 };
    const written = whole(formatMoneyExact(quantity.amount, own, locale));
    return `= ${written} = ${shown}`;
  }
  const western = formatCount(quantity.value, 'en', { digits: ECHO_DIGITS }).replace(
    /([KMBT])$/,
    ' $1',
  );
  const noun = NOUNS[quantity.kind][locale];
  if (locale === 'en') return `= ${western} ${noun}`;
  return `= ${formatCount(quantity.value, 'ja', { digits: ECHO_DIGITS })}${noun} / ${western}`;
}
