import {
  SECONDS_PER_DAY,
  SECONDS_PER_HOUR,
  SECONDS_PER_MINUTE,
  SECONDS_PER_MONTH,
  SECONDS_PER_YEAR,
} from '@/engine/units';
import { type ParsedDecimal, parseDecimal } from './parse-decimal';
import { plainText } from './plain-text';

const UNITS: readonly [RegExp, number][] = [
  [/(?<=[\d\s.])(?:秒|seconds?|secs?|s)$/i, 1],
  [/(?<=[\d\s.])(?:分間?|minutes?|mins?)$/i, SECONDS_PER_MINUTE],
  [/(?<=[\d\s.])(?:時間|hours?|hrs?|h)$/i, SECONDS_PER_HOUR],
  [/(?<=[\d\s.])(?:週間?|weeks?|wks?|w)$/i, 7 * SECONDS_PER_DAY],
  [/(?<=[\d\s.])(?:[かカヶケヵ箇]月間?|months?|mo)$/i, SECONDS_PER_MONTH],
  [/(?<=[\d\s.])(?:年間?|years?|yrs?|y)$/i, SECONDS_PER_YEAR],
  [/(?<=[\d\s.])(?:日間?|days?|d)$/i, SECONDS_PER_DAY],
];
const ACCEPTED = ['30日', '6 weeks', '9か月'];

/** Reads a positive span of time as seconds: `30日`, `6 weeks`, `9か月`, `48h`; a bare number is days. */
export function parseDuration(text: string): ParsedDecimal {
  const plain = plainText(text);
  const unit = UNITS.find(([pattern]) => pattern.test(plain));
  const digits = unit === undefined ? plain : plain.replace(unit[0], '');
  const parsed = parseDecimal(digits, ACCEPTED);
  if (!parsed.ok) return parsed;
  if (parsed.value <= 0) return { ok: false, code: 'notANumber', accepted: ACCEPTED };
  return { ok: true, value: parsed.value * (unit?.[1] ?? SECONDS_PER_DAY) };
}
