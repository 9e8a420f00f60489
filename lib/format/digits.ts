/** The minus sign of print, U+2212: as wide as a plus, never a hyphen. */
export const MINUS = '\u2212';

/** Digits with thousands separators; the sign is the real minus. */
export function groupedDigits(value: number, fractionDigits = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(fractionDigits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** Digits after the point that show `significantDigits` of a value; never rounds left of the point's 3 digits away. */
function fractionDigitsFor(value: number, significantDigits: number): number {
  if (value === 0) return 0;
  const exponent = Number(
    Math.abs(value)
      .toExponential(significantDigits - 1)
      .split('e')[1],
  );
  return Math.min(100, Math.max(0, significantDigits - 1 - exponent));
}

/** A value rounded to significant digits, separators in, trailing zeros of the fraction dropped. */
export function significantText(value: number, significantDigits = 3): string {
  if (!Number.isFinite(value)) return '—';
  const rounded = Number(value.toPrecision(significantDigits));
  const text = groupedDigits(rounded, fractionDigitsFor(rounded, significantDigits));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Two significant digits where the whole part has one, three where it has three or more: 1.2, 12, 123, 4,210. */
export function headlineText(value: number): string {
  return significantText(value, Math.abs(value) >= 99.5 ? 3 : 2);
}
