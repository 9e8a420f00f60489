import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatEditable } from '@/lib/format/editable';
import { type CurrencyRates, parseQuantity } from '@/lib/format/parse';
import { COUNTS, COUNTS_WITH_NOUN, MONEY, REFUSED_COUNTS, REFUSED_MONEY } from './quantity-table';

const yen: CurrencyRates = { currency: 'JPY', currencyPerUsd: { JPY: 160, EUR: 0.8 } };
const perUsd = { USD: 1, JPY: 160, EUR: 0.8 };

test('the table has at least 200 rows', () => {
  const tables = [COUNTS, COUNTS_WITH_NOUN, MONEY, REFUSED_COUNTS, REFUSED_MONEY];
  const texts = tables.flatMap((table) => table.map((row) => row.join()));
  expect(new Set(texts).size).toBeGreaterThanOrEqual(200);
});

test.each(COUNTS)('%s is %d parameters and as many tokens', (text, value) => {
  expect(parseQuantity(text, 'parameters')).toMatchObject({ ok: true, value });
  expect(parseQuantity(text, 'tokens')).toMatchObject({ ok: true, value });
});

test.each(COUNTS_WITH_NOUN)(
  'as %s, %s is %d and refused as the other kind',
  (kind, text, value) => {
    expect(parseQuantity(text, kind)).toMatchObject({ ok: true, value });
    const other = kind === 'tokens' ? 'parameters' : 'tokens';
    expect(parseQuantity(text, other)).toMatchObject({ ok: false, code: 'otherUnit' });
  },
);

test.each(MONEY)('%s is %d %s', (text, amount, currency) => {
  const value = amount / perUsd[currency];
  expect(parseQuantity(text, 'money', yen)).toMatchObject({ ok: true, amount, currency, value });
});

test.each(REFUSED_COUNTS)('%j is refused: %s', (text, code) => {
  for (const kind of ['parameters', 'tokens'] as const) {
    const parsed = parseQuantity(text, kind);
    expect(parsed).toMatchObject({ ok: false, code });
    if (!parsed.ok) expect(parsed.accepted.length).toBeGreaterThan(0);
  }
});

test.each(REFUSED_MONEY)('money %j is refused: %s', (text, code) => {
  expect(parseQuantity(text, 'money', yen)).toMatchObject({ ok: false, code });
});

test('what is proposed instead is itself accepted', () => {
  for (const kind of ['parameters', 'tokens', 'money'] as const) {
    const refused = parseQuantity('', kind, yen);
    if (refused.ok) throw new Error('an empty text was read');
    for (const text of refused.accepted)
      expect(parseQuantity(text, kind, yen)).toMatchObject({ ok: true });
  }
});

test('money without a sign is in the current currency; a sign without its rate is refused', () => {
  const euro: CurrencyRates = { currency: 'EUR', currencyPerUsd: { EUR: 0.8 } };
  expect(parseQuantity('2M', 'money', euro)).toMatchObject({ value: 2.5e6, currency: 'EUR' });
  expect(parseQuantity('$2M', 'money', euro)).toMatchObject({ value: 2e6, currency: 'USD' });
  expect(parseQuantity('¥2M', 'money', euro)).toMatchObject({ ok: false, code: 'rateUnknown' });
});

test('no text at all makes a value that is not positive and finite, or an exception', () => {
  const piece = fc.constantFrom(...'0123456789.,eE+-kMBT千万億兆円$¥€ １３トークン');
  const nonsense = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.oneof(nonsense, fc.string()), (text) => {
      for (const kind of ['parameters', 'tokens', 'money'] as const) {
        const parsed = parseQuantity(text, kind, yen);
        if (parsed.ok) expect(parsed.value > 0 && Number.isFinite(parsed.value)).toBe(true);
      }
    }),
    { numRuns: 5000 },
  );
});

test('what an entry field shows is read back as the same value, in both languages', () => {
  const locales = fc.constantFrom('ja' as const, 'en' as const);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e15 - 1 }), locales, (value, locale) => {
      const money = { currency: 'USD', currencyPerUsd: 1 } as const;
      const text = formatEditable(value, 'tokens', money, locale);
      expect(parseQuantity(text, 'tokens')).toMatchObject({ ok: true, value });
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), locales, (yenAmount, locale) => {
      const money = { currency: 'JPY', currencyPerUsd: 160 } as const;
      const value = yenAmount / 160;
      const text = formatEditable(value, 'money', money, locale);
      expect(parseQuantity(text, 'money', yen)).toMatchObject({ ok: true, value });
    }),
    { numRuns: 2000 },
  );
});
