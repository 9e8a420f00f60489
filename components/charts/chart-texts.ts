import type { Grade } from '@/engine/catalog/fact';
import type { Money } from '@/engine/scenario';
import { formatDuration } from '@/lib/format/duration';
import { formatEnergy } from '@/lib/format/energy';
import type { Locale } from '@/lib/format/locale';
import { formatCarbon, formatMass } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatDifference, formatFactor, formatInteger, formatRange } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';

/** A message of the `charts` namespace, filled: next-intl's translator fits. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Everything a chart says. Charts hold no words and round no numbers. */
export interface ChartTexts {
  say: Translate;
  list: (items: readonly string[]) => string;
  duration: (seconds: number, at?: number) => string;
  money: (usd: number, at?: number) => string;
  carbon: (kilograms: number, at?: number) => string;
  /** Of greenhouse gas too, where CO2e is said beside it. */
  mass: (kilograms: number, at?: number) => string;
  energy: (joules: number, at?: number) => string;
  factor: (ratio: number, digits?: number) => string;
  percent: (ratio: number) => string;
  count: (value: number) => string;
  difference: (value: number, format: (magnitude: number) => string) => string;
  range: (low: number, high: number, format: (value: number, at?: number) => string) => string;
  grade: (grade: Grade) => string;
  /** How many units of the shown currency one US dollar is: money axes are round in it. */
  currencyPerUsd: number;
}

/** The texts of charts in one language and currency. */
export function chartTexts(locale: Locale, money: Money, say: Translate): ChartTexts {
  const scaled = (at: number | undefined) => (at === undefined ? {} : { at });
  return {
    say,
    list: (items) =>
      new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(items),
    duration: (seconds, at) => formatDuration(seconds, locale, scaled(at)),
    money: (usd, at) => formatMoney(usd, money, locale, scaled(at)),
    carbon: (kilograms, at) => formatCarbon(kilograms, scaled(at)),
    mass: (kilograms, at) => formatMass(kilograms, scaled(at)),
    energy: (joules, at) => formatEnergy(joules, scaled(at)),
    factor: (ratio, digits) => formatFactor(ratio, locale, digits),
    percent: (ratio) => formatPercent(ratio),
    count: formatInteger,
    difference: formatDifference,
    range: formatRange,
    grade: (grade) => say(`grade.${grade}`),
    currencyPerUsd: money.currencyPerUsd,
  };
}
