import type { Locale } from './locale';

/** Calendar fields of a moment in a zone, taken from Intl but joined here: browsers and servers then agree. */
function fieldsOf(moment: Date, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });
  return Object.fromEntries(format.formatToParts(moment).map((part) => [part.type, part.value]));
}

const MONTHS_EN = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day in a zone: 2026年11月9日 / 9 Nov 2026. */
export function formatDate(moment: Date, locale: Locale, timeZone: string): string {
  const { year, month, day } = fieldsOf(moment, timeZone);
  if (locale === 'ja') return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${MONTHS_EN[Number(month) - 1]} ${year}`;
}

/** A minute of the clock in a zone: 14:02. */
export function formatTime(moment: Date, timeZone: string): string {
  const { hour, minute } = fieldsOf(moment, timeZone);
  return `${hour}:${minute}`;
}

/** A moment with its zone said: 2026年11月9日 14:02（GMT+9） / 9 Nov 2026, 14:02 (GMT+9). */
export function formatMoment(moment: Date, locale: Locale, timeZone: string): string {
  const zone = fieldsOf(moment, timeZone).timeZoneName;
  const day = formatDate(moment, locale, timeZone);
  const time = formatTime(moment, timeZone);
  return locale === 'ja' ? `${day} ${time}（${zone}）` : `${day}, ${time} (${zone})`;
}

/** The date of a catalog fact, as precise as it is written: 2026-11-09, 2026-11, 2026. */
export function formatFactDate(date: string, locale: Locale): string {
  const [year, month, day] = date.split('-');
  if (locale === 'ja')
    return [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`]
      .filter(Boolean)
      .join('');
  return [day && String(Number(day)), month && MONTHS_EN[Number(month) - 1], year]
    .filter(Boolean)
    .join(' ');
}
