'use client';

import { useLocale, useTimeZone } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { formatDate, formatMoment, formatTime } from '@/lib/format/date';
import type { Locale } from '@/lib/format/locale';

const never = () => () => undefined;

/** The reader's time zone; on the server, and until the page runs, the server's choice. */
export function useReaderZone(): string {
  const serverZone = useTimeZone() ?? 'UTC';
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone || serverZone,
    () => serverZone,
  );
}

interface MomentProps {
  at: string;
  /** `short`: the time today, else the day. `moment`: day, time and zone. */
  as: 'day' | 'moment' | 'short';
}

/** A moment in the reader's zone. */
export function Moment({ at, as }: MomentProps) {
  const locale = useLocale() as Locale;
  const zone = useReaderZone();
  const moment = new Date(at);
  const day = formatDate(moment, locale, zone);
  const isToday = day === formatDate(new Date(), locale, zone);
  const text =
    as === 'moment'
      ? formatMoment(moment, locale, zone)
      : as === 'short' && isToday
        ? formatTime(moment, zone)
        : day;
  return (
    <time dateTime={at} title={formatMoment(moment, locale, zone)} suppressHydrationWarning>
      {text}
    </time>
  );
}
