'use client';

import { useTranslations } from 'next-intl';
import type { PilotTexts } from '@/lib/i18n/pilot-texts';

/** The comparison that proves it: what counts as confirmed, refuted and undecided. */
export function RoadmapPilot({ pilot }: { pilot: PilotTexts }) {
  const t = useTranslations('roadmap');
  return (
    <section aria-labelledby="roadmap-pilot" className="min-w-0">
      <h3 id="roadmap-pilot" className="text-body font-semibold">
        {t('ab.title')}
      </h3>
      <dl className="pt-1">
        {(['confirmed', 'refuted', 'between'] as const).map((verdict) => (
          <div
            key={verdict}
            className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 border-t border-rule py-1.5"
          >
            <dt className="text-ink-soft">{t(`ab.${verdict}`)}</dt>
            <dd>{pilot[verdict]}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-rule pt-1.5 text-ink-soft">{pilot.expected}</p>
      {pilot.reasons.length > 0 && (
        <details className="pt-1 text-note">
          <summary className="target w-fit text-ink-soft underline underline-offset-4">
            {t('ab.why')}
          </summary>
          <ul className="max-w-[44rem] list-none space-y-1 pt-1 text-ink-soft">
            {pilot.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
