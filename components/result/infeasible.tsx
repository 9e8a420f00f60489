'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '@/components/scenario/scenario-context';
import type { Recommendation } from '@/engine/result';
import { fixSentence } from '@/lib/i18n/change-sentences';
import type { Wording } from '@/lib/i18n/details-text';
import { withFix } from '@/lib/scenario-state/fix';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';

interface InfeasibleProps {
  infeasible: NonNullable<Recommendation['infeasible']>;
  wording: Wording;
}

/** Which goal binds, and the nearest changes that were found to work, each in one click. */
export function Infeasible({ infeasible, wording }: InfeasibleProps) {
  const t = useTranslations();
  const { readOnly } = useDesk();
  const { constraint, fixes } = infeasible;
  const code = t.has(`constraint.${constraint}`) ? constraint : 'other';
  return (
    <div className="border-t-2 border-ink pt-2">
      <p className="text-lead">{t(`constraint.${code}`)}</p>
      {fixes.length === 0 ? (
        <p>{t('fix.none')}</p>
      ) : (
        <>
          <p className="text-ink-soft">{t('fix.title')}</p>
          <ul className="flex flex-wrap gap-2 pt-2">
            {fixes.map((fix) => (
              <li key={fix.path}>
                {readOnly ? (
                  fixSentence(fix, wording, (key, values) => t(key, values))
                ) : (
                  <button
                    type="button"
                    className="min-h-9 rounded-small border border-ink bg-raised px-3 hover:bg-sunken"
                    onClick={() => scenarioStore.edit((now) => withFix(now, fix))}
                  >
                    {fixSentence(fix, wording, (key, values) => t(key, values))}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
