import type { Money } from '@/engine/scenario';
import { numeralValue } from './numeral';
import { plainText } from './plain-text';

export type Currency = Money['currency'];
export type QuantityKind = 'parameters' | 'tokens' | 'money';

/** The currency in use, and units of each known currency per US dollar. */
export interface CurrencyRates {
  currency: Currency;
  currencyPerUsd: Readonly<Partial<Record<Currency, number>>>;
}

export type ParseFailureCode =
  | 'empty'
  | 'negative'
  | 'zero'
  | 'tooLarge'
  | 'otherUnit'
  | 'rateUnknown'
  | 'notANumber';

export type ParsedQuantity =
  | {
      ok: true;
      kind: QuantityKind;
      /** Parameters, tokens, or US dollars. */
      value: number;
      /** Money as it was written; the same as `value` and null for other kinds. */
      amount: number;
      currency: Currency | null;
    }
  | { ok: false; code: ParseFailureCode; accepted: readonly string[] };

const ACCEPTED: Record<QuantityKind, readonly string[]> = {
  parameters: ['13B', '130億', '1.3e10'],
  tokens: ['300B', '3000億', '3e11'],
  money: ['$2.5M', '250万円', '2億5000万円'],
};

const NOUNS: Record<'parameters' | 'tokens', RegExp> = {
  parameters: /\s*(?:パラメータ|パラメーター|個|parameters?|params?)$/i,
  tokens: /\s*(?:トークン|tokens?)$/i,
};
const SIGN_BEFORE: readonly [RegExp, Currency][] = [
  [/^(?:us\$|\$|usd(?![a-z]))\s*/i, 'USD'],
  [/^(?:jp¥|¥|jpy(?![a-z]))\s*/i, 'JPY'],
  [/^(?:€|eur(?![a-z]))\s*/i, 'EUR'],
];
const SIGN_AFTER: readonly [RegExp, Currency][] = [
  [/\s*(?:米?ドル|\$|usd|dollars?)$/i, 'USD'],
  [/\s*(?:日本円|円|¥|jpy|yen)$/i, 'JPY'],
  [/\s*(?:ユーロ|€|eur|euros?)$/i, 'EUR'],
];

/** A text with the first sign that matches taken off, and the currency of that sign. */
function takeSign(text: string, signs: readonly [RegExp, Currency][]): [string, Currency | null] {
  for (const [pattern, currency] of signs)
    if (pattern.test(text)) return [text.replace(pattern, ''), currency];
  return [text, null];
}

/**
 * Reads what a person types for a model size, a token count or a sum of money: `13B`, `１３０億`,
 * `1.3e10`, `3000億トークン`, `$2.5M`, `2億5000万円`. Money without a sign is in `rates.currency`;
 * a sign (¥ $ € 円 ドル USD …) overrides it and needs that currency's rate (USD is always 1). The
 * value is positive and finite; hard limits are the scenario schema's.
 */
export function parseQuantity(
  text: string,
  kind: QuantityKind,
  rates: CurrencyRates = { currency: 'USD', currencyPerUsd: {} },
): ParsedQuantity {
  const refuse = (code: ParseFailureCode): ParsedQuantity => ({
    ok: false,
    code,
    accepted: ACCEPTED[kind],
  });
  const plain = plainText(text);
  if (plain === '') return refuse('empty');

  let numeral = plain;
  let currency: Currency | null = null;
  if (kind === 'money') {
    const [afterSign, before] = takeSign(plain, SIGN_BEFORE);
    const [bare, after] = takeSign(afterSign, SIGN_AFTER);
    if (before !== null && after !== null && before !== after) return refuse('otherUnit');
    numeral = bare;
    currency = before ?? after ?? rates.currency;
  } else {
    const other = kind === 'parameters' ? 'tokens' : 'parameters';
    numeral = plain.replace(NOUNS[kind], '');
    if (numeral === plain && NOUNS[other].test(plain)) return refuse('otherUnit');
    if (takeSign(plain, SIGN_BEFORE)[1] !== null || takeSign(plain, SIGN_AFTER)[1] !== null)
      return refuse('otherUnit');
  }

  if (/^[-−–‐ー△▲]\s*[$¥€]?\s*[\d.]/.test(numeral)) return refuse('negative');
  const amount = numeralValue(numeral);
  if (amount === null) return refuse('notANumber');
  if (amount === 0) return refuse('zero');
  if (!Number.isFinite(amount)) return refuse('tooLarge');

  if (currency === null) return { ok: true, kind, value: amount, amount, currency };
  const perUsd = currency === 'USD' ? 1 : rates.currencyPerUsd[currency];
  if (perUsd === undefined || !(perUsd > 0)) return refuse('rateUnknown');
  const value = amount / perUsd;
  if (!Number.isFinite(value)) return refuse('tooLarge');
  return value === 0 ? refuse('zero') : { ok: true, kind, value, amount, currency };
}
