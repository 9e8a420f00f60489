/** Powers of ten by the suffix or word that is written after a number, lower case. */
const WESTERN_POWERS: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['thousand', 3],
  ['m', 6],
  ['mn', 6],
  ['million', 6],
  ['b', 9],
  ['bn', 9],
  ['g', 9],
  ['billion', 9],
  ['t', 12],
  ['tn', 12],
  ['trillion', 12],
]);
const MYRIAD_POWERS: Record<string, number> = { 兆: 12, 億: 8, 万: 4 };
const SMALL_POWERS: Record<string, number> = { 千: 3, 百: 2, 十: 1 };

const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,3}(?: \d{3})+(?:\.\d+)?$/;
const EXPONENT = /^((?:\d+\.?\d*|\.\d+))e([+-]?\d+)$/i;

/** Decimal digits times a power of ten, shifted in the text so that 1.1 billion is exactly 1100000000. */
function shifted(digits: string, power: number): number {
  return Number(`${digits}e${power}`);
}

/** Digits without separators; null where they are no number or are grouped in no known way. */
function ungrouped(text: string): string | null {
  if (PLAIN.test(text)) return text;
  return GROUPED.test(text) ? text.replace(/[, ]/g, '') : null;
}

/** What is written below one myriad: `5千`, `2千5百`, `5000`, `3.5千`. Null where it is not well formed. */
function sectionValue(text: string): number | null {
  let rest = text;
  let sum = 0;
  let limit = Number.POSITIVE_INFINITY;
  for (const [unit, power] of Object.entries(SMALL_POWERS)) {
    const at = rest.indexOf(unit);
    if (at < 0) continue;
    const digits = ungrouped(rest.slice(0, at).trim());
    if (digits === null) return null;
    const value = shifted(digits, power);
    rest = rest.slice(at + 1).trim();
    if (value >= limit || (rest !== '' && digits.includes('.'))) return null;
    sum += value;
    limit = 10 ** power;
  }
  if (rest === '') return text === '' ? null : sum;
  const digits = ungrouped(rest);
  if (digits === null) return null;
  const value = Number(digits);
  return value < limit ? sum + value : null;
}

/** `2億5000万`, `5千万`, `1兆2000億`, `1万2345`. Parts fall strictly; only the last may have a fraction. */
function myriadValue(text: string): number | null {
  let rest = text;
  let sum = 0;
  let limit = Number.POSITIVE_INFINITY;
  let lastPower = 0;
  for (const [unit, power] of Object.entries(MYRIAD_POWERS)) {
    const at = rest.indexOf(unit);
    if (at < 0) continue;
    const section = rest.slice(0, at).trim();
    const count = sectionValue(section);
    if (count === null) return null;
    rest = rest.slice(at + 1).trim();
    const digits = ungrouped(section);
    const value = digits === null ? count * 10 ** power : shifted(digits, power);
    if (value >= limit || (rest !== '' && !Number.isInteger(count))) return null;
    sum += value;
    limit = 10 ** power;
    lastPower = power;
  }
  if (rest === '') return text === '' ? null : sum;
  // `2億5000` may mean 5000万: refused. After 万 the units follow: `1万2345`.
  if (lastPower > 4) return null;
  const tail = sectionValue(rest);
  return tail !== null && tail < limit ? sum + tail : null;
}

/**
 * The number that a plain text (see `plainText`) writes: digits with or without separators, an
 * exponent, one western scale (`13B`, `7.3 billion`) or Japanese scales (`2億5000万`). Null where it
 * is none of these; zero and infinity are left to the caller.
 */
export function numeralValue(text: string): number | null {
  const exponent = EXPONENT.exec(text);
  if (exponent !== null) return Number(text);
  if (/[千百十万億兆]/.test(text)) return myriadValue(text);
  const parts = /^([\d., ]*\d\.?)\s*([a-z]*)$/i.exec(text);
  if (parts === null) return null;
  const digits = ungrouped((parts[1] as string).trim());
  if (digits === null) return null;
  const suffix = (parts[2] as string).toLowerCase();
  const power = suffix === '' ? 0 : WESTERN_POWERS.get(suffix);
  return power === undefined ? null : shifted(digits, power);
}
