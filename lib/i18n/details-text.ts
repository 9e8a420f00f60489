import type { ErrorDetails } from '@/engine/errors';
import type { Remark } from '@/engine/result';
import type { Money } from '@/engine/scenario';
import { formatFactDate } from '@/lib/format/date';
import { formatDuration } from '@/lib/format/duration';
import { formatEnergy } from '@/lib/format/energy';
import type { Locale } from '@/lib/format/locale';
import { formatLoss } from '@/lib/format/loss';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatFactor, formatInteger, formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';

export interface Wording {
  locale: Locale;
  money: Money;
  /** Title of an option by id. */
  titleOf: (id: string) => string;
  listSeparator: string;
}

const OPTION_KEYS = ['option', 'other', 'baseline', 'above', 'below', 'assumed'];

/** A chance is never said to be certain or nil. */
const NEAR_CERTAIN_RATIO = 0.995;
const SAME_FACTOR_RATIO = 0.03;

function chanceText(ratio: number, locale: Locale): string {
  if (ratio > NEAR_CERTAIN_RATIO) return locale === 'ja' ? '99%\u2060超' : 'over 99%';
  if (ratio < 1 - NEAR_CERTAIN_RATIO) return locale === 'ja' ? '1%\u2060未満' : 'under 1%';
  return formatPercent(ratio);
}

function numberText(key: string, value: number, { locale, money }: Wording): string {
  if (/Usd/.test(key)) return formatMoney(value, money, locale);
  if (/Seconds$/.test(key)) return formatDuration(value, locale);
  if (/Kilograms$/.test(key)) return formatCarbon(value);
  if (/Joules$/.test(key)) return formatEnergy(value);
  if (/Nats$/.test(key)) return formatLoss(value);
  if (/Bytes/.test(key)) return formatSi(value, 'B');
  if (key === 'probabilityRatio') return chanceText(value, locale);
  if (/Ratio$/.test(key)) return formatPercent(value);
  if (/Count$/.test(key)) return formatInteger(value);
  if (/Factor$/.test(key) || key === 'ratio') return formatFactor(value, locale);
  return formatSignificant(value);
}

function factorKind(factor: number): 'faster' | 'slower' | 'same' {
  if (Math.abs(factor - 1) < SAME_FACTOR_RATIO) return 'same';
  return factor > 1 ? 'faster' : 'slower';
}

/**
 * The details of a coded remark as words, by what their names end in. A plain `ratio` also gives
 * `ratioPercent`, its distance from one, and a `…Factor` gives `…FactorKind` (faster, slower, same).
 * Codes stay as they are: messages select on them.
 */
export function detailsText(details: ErrorDetails, wording: Wording): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(details)) {
    if (value === null) texts[key] = 'none';
    else if (Array.isArray(value))
      texts[key] = value
        .map((each) => (OPTION_KEYS.includes(key) ? wording.titleOf(String(each)) : String(each)))
        .join(wording.listSeparator);
    else if (typeof value === 'number') {
      texts[key] = numberText(key, value, wording);
      if (/Factor$/.test(key)) texts[`${key}Kind`] = factorKind(value);
    } else if (OPTION_KEYS.includes(key)) texts[key] = wording.titleOf(String(value));
    else if (key === 'date') texts[key] = formatFactDate(String(value), wording.locale);
    else texts[key] = String(value);
  }
  const { ratio } = details;
  if (typeof ratio === 'number') texts.ratioPercent = formatPercent(Math.abs(1 - ratio));
  return texts;
}

/** What a goal that was missed is measured in: its remark says value, limit and missing without a unit. */
const UNIT_OF_GOAL: Record<string, string> = {
  pastDeadline: 'Seconds',
  overBudget: 'Usd',
  overCarbonCap: 'Kilograms',
};

/** The details of a remark on an option as words. */
export function remarkText({ code, details }: Remark, wording: Wording): Record<string, string> {
  const unit = UNIT_OF_GOAL[code];
  if (unit === undefined) return detailsText(details, wording);
  const measured = Object.fromEntries(
    Object.entries(details).map(([key, value]) => [`${key}${unit}`, value]),
  );
  return detailsText(measured, wording);
}
