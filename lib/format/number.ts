import { groupedDigits, significantText } from './digits';
import type { Locale } from './locale';
import { type ScaledOptions, type ScaleStep, scaledParts } from './scale';

const COUNT_SCALES: Record<Locale, readonly ScaleStep[]> = {
  en: [
    { from: 0, per: 1, unit: '' },
    { from: 1e4, per: 1e3, unit: 'K' },
    { from: 1e6, per: 1e6, unit: 'M' },
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

/** A count as it is spoken: 13B, 1.4T / 130億, 1.4兆. Below ten thousand every digit; 3000億 has no comma. */
export function formatCount(value: number, locale: Locale, options: ScaledOptions = {}): string {
  const parts = scaledParts(value, COUNT_SCALES[locale], { digits: 3, ...options });
  if (parts.unit === '' && Number.isInteger(value)) return groupedDigits(value);
  const fourDigits = parts.unit !== '' && /^.?\d,\d{3}(?!\d|,)/.test(parts.digits);
  return `${fourDigits ? parts.digits.replace(',', '') : parts.digits}${parts.unit}`;
}

/** A number to significant digits with separators: 1,230; 0.00123. */
export function formatSignificant(value: number, digits = 3): string {
  return significantText(value, digits);
}

/** Every digit of a whole number: 13,015,864,320. */
export function formatInteger(value: number): string {
  return groupedDigits(Math.round(value));
}

/** How many times: 1.9x / 1.9倍. */
export function formatFactor(value: number, locale: Locale, digits = 2): string {
  const text = significantText(value, Math.abs(value) >= 99.5 ? 3 : digits);
  return locale === 'ja' ? `${text}倍` : `${text}×`;
}

/** A range said once where both ends read the same, with unit and sign shared: ¥120–140M, 1.2–1.4億円. */
export function formatRange(
  low: number,
  high: number,
  format: (value: number, at: number) => string,
): string {
  const at = Math.abs(high) >= Math.abs(low) ? high : low;
  const first = format(low, at);
  const second = format(high, at);
  if (first === second) return first;
  if (low < 0 || high < 0) return `${first} – ${second}`;
  const unit = /^\D*[\d.,]*\d(.*)$/.exec(first)?.[1] ?? '';
  const sign = /^[^\d.]*/.exec(second)?.[0] ?? '';
  const left = unit !== '' && second.endsWith(unit) ? first.slice(0, -unit.length) : first;
  const right = sign !== '' && first.startsWith(sign) ? second.slice(sign.length) : second;
  return `${left}–${right}`;
}

/** A difference with its sign: +1.2億円, −27 days, ±0. What rounds to nothing has no sign. */
export function formatDifference(value: number, format: (magnitude: number) => string): string {
  const text = format(Math.abs(value));
  if (!/[1-9]/.test(text)) return `±${text}`;
  return value < 0 ? `\u2212${text}` : `+${text}`;
}
