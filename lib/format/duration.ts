import {
  SECONDS_PER_DAY,
  SECONDS_PER_HOUR,
  SECONDS_PER_MINUTE,
  SECONDS_PER_MONTH,
  SECONDS_PER_YEAR,
} from '@/engine/units';
import type { Locale } from './locale';
import { type ScaledOptions, type ScaleStep, scaledParts } from './scale';

const SECONDS_PER_WEEK = 7 * SECONDS_PER_DAY;
const MILLISECOND_SECONDS = 1e-3;

/** Where a person changes the unit: 47 hours but 2 days, 44 days but 6.5 weeks. */
const SCALE: readonly ScaleStep[] = [
  { from: 0, per: MILLISECOND_SECONDS, unit: 'millisecond' },
  { from: 1, per: 1, unit: 'second' },
  { from: 90, per: SECONDS_PER_MINUTE, unit: 'minute' },
  { from: 90 * SECONDS_PER_MINUTE, per: SECONDS_PER_HOUR, unit: 'hour' },
  { from: 2 * SECONDS_PER_DAY, per: SECONDS_PER_DAY, unit: 'day' },
  { from: 45 * SECONDS_PER_DAY, per: SECONDS_PER_WEEK, unit: 'week' },
  { from: 13 * SECONDS_PER_WEEK, per: SECONDS_PER_MONTH, unit: 'month' },
  { from: 2 * SECONDS_PER_YEAR, per: SECONDS_PER_YEAR, unit: 'year' },
];

const UNITS_JA: Record<string, string> = {
  millisecond: 'ミリ秒',
  second: '秒',
  minute: '分',
  hour: '時間',
  day: '日',
  week: '週間',
  month: 'か月',
  year: '年',
};

/** A span of time in the unit a person would say: 27日, 9か月 / 27 days, 6.5 weeks. */
export function formatDuration(
  seconds: number,
  locale: Locale,
  options: ScaledOptions = {},
): string {
  const { digits, unit } = scaledParts(seconds, SCALE, options);
  if (locale === 'ja') return `${digits}${UNITS_JA[unit]}`;
  if (unit === 'millisecond') return `${digits} ms`;
  return `${digits} ${digits === '1' ? unit : `${unit}s`}`;
}
