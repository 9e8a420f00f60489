import { describe, expect, test } from 'vitest';
import { formatDate, formatFactDate, formatMoment, formatTime } from '@/lib/format/date';
import { formatDuration } from '@/lib/format/duration';
import { formatEcho } from '@/lib/format/echo';
import { formatEnergy } from '@/lib/format/energy';
import { formatLoss } from '@/lib/format/loss';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney, formatMoneyExact } from '@/lib/format/money';
import {
  formatCount,
  formatDifference,
  formatFactor,
  formatInteger,
  formatRange,
  formatSignificant,
} from '@/lib/format/number';
import { parseQuantity } from '@/lib/format/parse';
import { parseDecimal, parsePercent } from '@/lib/format/parse-decimal';
import { parseDuration } from '@/lib/format/parse-duration';
import { formatPercent } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';

const yen = { currency: 'JPY', currencyPerUsd: 150 } as const;
const dollars = { currency: 'USD', currencyPerUsd: 1 } as const;
const euros = { currency: 'EUR', currencyPerUsd: 0.8 } as const;
const DAY_SECONDS = 86_400;

test.each([
  [13e9, '130億', '13B'],
  [300e9, '3000億', '300B'],
  [1.4e12, '1.4兆', '1.4T'],
  [6.74e9, '67.4億', '6.74B'],
  [125e6, '1.25億', '125M'],
  [9.9996e11, '1兆', '1T'],
  [99_996, '10万', '100K'],
  [1536, '1,536', '1,536'],
  [1, '1', '1'],
  [0, '0', '0'],
])('a count of %d is %s / %s', (value, ja, en) => {
  expect(formatCount(value, 'ja')).toBe(ja);
  expect(formatCount(value, 'en')).toBe(en);
});

test.each([
  [820_000, '1.2億円', '¥123M', '82万ドル', '$0.82M'],
  [280_000, '4,200万円', '¥42M', '28万ドル', '$280K'],
  [66.6e6, '99.9億円', '¥10B', '6,660万ドル', '$67M'],
  [99, '1.5万円', '¥15K', '99ドル', '$99'],
  [0, '0円', '¥0', '0ドル', '$0'],
  [-280_000, '−4,200万円', '−¥42M', '−28万ドル', '−$280K'],
])('%d dollars are %s / %s and %s / %s', (usd, jaYen, enYen, jaDollars, enDollars) => {
  expect(formatMoney(usd, yen, 'ja')).toBe(jaYen);
  expect(formatMoney(usd, yen, 'en')).toBe(enYen);
  expect(formatMoney(usd, dollars, 'ja')).toBe(jaDollars);
  expect(formatMoney(usd, dollars, 'en')).toBe(enDollars);
});

test('exact money has every unit, and the yen no cents', () => {
  expect(formatMoneyExact(823_045.26, yen, 'ja')).toBe('123,456,789円');
  expect(formatMoneyExact(823_045.26, yen, 'en')).toBe('¥123,456,789');
  expect(formatMoneyExact(823_045.26, dollars, 'en')).toBe('$823,045.26');
  expect(formatMoneyExact(-1.5, euros, 'en')).toBe('−€1.20');
});

test('a figure that rounds up takes the next unit', () => {
  expect(formatMoney(999.96e6, dollars, 'en')).toBe('$1B');
  expect(formatEnergy(999.99e6 * 3.6e6)).toBe('1 TWh');
  expect(formatCarbon(999.9)).toBe('1 t CO2e');
});

test.each([
  [0.012, '12ミリ秒', '12 ms'],
  [1, '1秒', '1 second'],
  [42, '42秒', '42 seconds'],
  [600, '10分', '10 minutes'],
  [2 * 3600, '2時間', '2 hours'],
  [36 * 3600, '36時間', '36 hours'],
  [27.2 * DAY_SECONDS, '27日', '27 days'],
  [30 * DAY_SECONDS, '30日', '30 days'],
  [63 * DAY_SECONDS, '9週間', '9 weeks'],
  [274 * DAY_SECONDS, '9か月', '9 months'],
  [1096 * DAY_SECONDS, '3年', '3 years'],
])('%d seconds are %s / %s', (seconds, ja, en) => {
  expect(formatDuration(seconds, 'ja')).toBe(ja);
  expect(formatDuration(seconds, 'en')).toBe(en);
});

test('energy, gas, rates, shares, losses, factors', () => {
  expect(formatEnergy(4120 * 3.6e6)).toBe('4,120 kWh');
  expect(formatEnergy(412_000 * 3.6e6)).toBe('412 MWh');
  expect(formatCarbon(68_123)).toBe('68 t CO2e');
  expect(formatSi(312e12, 'FLOP/s')).toBe('312 TFLOP/s');
  expect(formatSi(39.6e9, 'B')).toBe('40 GB');
  expect(formatPercent(0.314)).toBe('31%');
  expect(formatPercent(0.005)).toBe('0.5%');
  expect(formatPercent(1)).toBe('100%');
  expect(formatLoss(2.1038)).toBe('2.104');
  expect(formatFactor(1.87, 'ja')).toBe('1.9倍');
  expect(formatFactor(1.87, 'en')).toBe('1.9×');
  expect(formatSignificant(0.0012345)).toBe('0.00123');
  expect(formatSignificant(1234.5)).toBe('1,230');
  expect(formatInteger(13_015_864_320)).toBe('13,015,864,320');
});

describe('ranges and differences', () => {
  const inYen = (locale: 'ja' | 'en') => (usd: number, at: number) =>
    formatMoney(usd, yen, locale, { at });

  test('a range shares its unit and sign', () => {
    expect(formatRange(8e5, 9.2e5, inYen('ja'))).toBe('1.2–1.4億円');
    expect(formatRange(8e5, 9.2e5, inYen('en'))).toBe('¥120–138M');
    const inDays = (s: number, at: number) => formatDuration(s, 'en', { at });
    expect(formatRange(20 * DAY_SECONDS, 33 * DAY_SECONDS, inDays)).toBe('20–33 days');
  });

  test('the larger end picks the unit of both', () => {
    expect(formatRange(4e5, 9e5, inYen('ja'))).toBe('0.6–1.4億円');
  });

  test('ends that read the same are one figure', () => {
    expect(formatRange(8e5, 8.001e5, inYen('ja'))).toBe('1.2億円');
  });

  test('a negative end keeps both ends whole', () => {
    expect(formatRange(-8e5, 9.2e5, inYen('ja'))).toBe('−1.2億円 – 1.4億円');
  });

  test('a difference has a real minus or a plus, and none where it rounds to nothing', () => {
    const magnitude = (usd: number) => formatMoney(usd, yen, 'ja');
    expect(formatDifference(3e5, magnitude)).toBe('+4,500万円');
    expect(formatDifference(-3e5, magnitude)).toBe('−4,500万円');
    expect(formatDifference(0, magnitude)).toBe('±0円');
    expect(formatDifference(-0.0001, formatLoss)).toBe('±0.000');
  });
});

test('dates say their zone and do not depend on the machine', () => {
  const moment = new Date('2026-11-09T15:30:00Z');
  expect(formatDate(moment, 'ja', 'Asia/Tokyo')).toBe('2026年11月10日');
  expect(formatDate(moment, 'en', 'UTC')).toBe('9 Nov 2026');
  expect(formatTime(moment, 'Asia/Tokyo')).toBe('00:30');
  expect(formatMoment(moment, 'ja', 'Asia/Tokyo')).toBe('2026年11月10日 00:30（GMT+9）');
  expect(formatMoment(moment, 'en', 'America/New_York')).toBe('9 Nov 2026, 10:30 (GMT-5)');
  expect(formatFactDate('2026-11', 'ja')).toBe('2026年11月');
  expect(formatFactDate('2026-11-09', 'en')).toBe('9 Nov 2026');
  expect(formatFactDate('2026', 'en')).toBe('2026');
});

test('an entry is echoed in the language of the page', () => {
  const rates = { currency: 'JPY', currencyPerUsd: { JPY: 150, EUR: 0.8 } } as const;
  const echo = (text: string, kind: 'parameters' | 'tokens' | 'money', locale: 'ja' | 'en') => {
    const parsed = parseQuantity(text, kind, rates);
    return parsed.ok ? formatEcho(parsed, yen, locale) : parsed.code;
  };
  expect(echo('１３０億', 'parameters', 'ja')).toBe('= 130億パラメータ / 13 B');
  expect(echo('１３０億', 'parameters', 'en')).toBe('= 13 B parameters');
  expect(echo('0.3T', 'tokens', 'ja')).toBe('= 3000億トークン / 300 B');
  expect(echo('2億5000万円', 'money', 'ja')).toBe('= 250,000,000円');
  expect(echo('$2.5M', 'money', 'ja')).toBe('= 2,500,000ドル = 375,000,000円');
  expect(echo('$2.5M', 'money', 'en')).toBe('= $2,500,000 = ¥375,000,000');
});

test.each([
  ['1,234.5', 1234.5],
  ['０．８', 0.8],
  ['−3', -3],
  ['1e-3', 0.001],
])('the decimal %s is %d', (text, value) => {
  expect(parseDecimal(text)).toEqual({ ok: true, value });
});

test.each(['', 'abc', '1,2', '.', '1e999', '0x1', '1 2'])('no decimal: %j', (text) => {
  expect(parseDecimal(text).ok).toBe(false);
});

test('a percentage is read as a ratio with or without its sign', () => {
  for (const text of ['31%', '31', '３１％', '31 %'])
    expect(parsePercent(text)).toEqual({ ok: true, value: 0.31 });
});

test.each([
  ['30日', 30],
  ['30', 30],
  ['３０日間', 30],
  ['6 weeks', 42],
  ['6週間', 42],
  ['48h', 2],
  ['36時間', 1.5],
  ['9か月', 273.9375],
  ['9ヶ月', 273.9375],
  ['9 months', 273.9375],
  ['1 year', 365.25],
])('%s is %d days', (text, days) => {
  expect(parseDuration(text)).toEqual({ ok: true, value: days * DAY_SECONDS });
});

test.each(['', '0', '-3日', '日', '3光年', '30 fortnights'])('no span of time: %j', (text) => {
  expect(parseDuration(text).ok).toBe(false);
});
