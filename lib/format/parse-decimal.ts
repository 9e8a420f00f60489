import { plainText } from './plain-text';

export type ParsedDecimal =
  | { ok: true; value: number }
  | { ok: false; code: 'empty' | 'notANumber'; accepted: readonly string[] };

const DECIMAL = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Reads a signed decimal in plain or full-width digits: `1,234.5`, `０．８`, `−3`, `1e-3`. */
export function parseDecimal(text: string, accepted: readonly string[] = ['12.5']): ParsedDecimal {
  const plain = plainText(text).replace(/^[−–]/, '-');
  if (plain === '') return { ok: false, code: 'empty', accepted };
  const value = DECIMAL.test(plain) && /\d/.test(plain) ? Number(plain.replace(/,/g, '')) : NaN;
  return Number.isFinite(value) ? { ok: true, value } : { ok: false, code: 'notANumber', accepted };
}

/** Reads a share written in percent, with or without its sign, as a ratio: `31%`, `31`, `３１％` are 0.31. */
export function parsePercent(text: string): ParsedDecimal {
  const parsed = parseDecimal(plainText(text).replace(/\s*%$/, ''), ['31%', '31']);
  return parsed.ok ? { ok: true, value: Number((parsed.value / 100).toPrecision(15)) } : parsed;
}
