import { SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '@/engine/units';
import { roundTicks, type Tick } from './axis';
import type { ChartTexts } from './chart-texts';

/** From `from` seconds on, ticks are round in `unit` and spoken in the unit that `spokenAs` has. */
const UNITS = [
  { from: 0, unit: 1e-3, spokenAs: 0.01 },
  { from: 1, unit: 1, spokenAs: 30 },
  { from: 4 * SECONDS_PER_HOUR, unit: SECONDS_PER_HOUR, spokenAs: 10 * SECONDS_PER_HOUR },
  { from: 4 * SECONDS_PER_DAY, unit: SECONDS_PER_DAY, spokenAs: 10 * SECONDS_PER_DAY },
  { from: 7 * SECONDS_PER_MONTH, unit: SECONDS_PER_MONTH, spokenAs: 9 * SECONDS_PER_MONTH },
] as const;

/** Ticks of an axis of time, round in the unit that a person would say. */
export function durationTicks(maximum: number, tickCount: number, texts: ChartTexts): Tick[] {
  const axis = UNITS.findLast((each) => maximum >= each.from) ?? UNITS[0];
  return roundTicks(maximum, axis.unit, tickCount, (value) =>
    value === 0 ? '0' : texts.duration(value, axis.spokenAs),
  );
}
