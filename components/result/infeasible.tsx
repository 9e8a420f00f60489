'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '@/components/scenario/scenario-context';
import type { Fix, Recommendation } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { formatDuration } from '@/lib/format/duration';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/number';
import type { Wording } from '@/lib/i18n/details-text';
import { withFix } from '@/lib/scenario-state/fix';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';

interface InfeasibleProps {
  infeasible: NonNullable<Recommendation['infeasible']>;
  scenario: Scenario;
  wording: Wording;
}

/** Which goal binds, and the nearest changes that were found to work, each in one click. */
export function Infeasible({ infeasible, scenario, wording }: InfeasibleProps) {
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
                  fixText(fix, scenario, wording, t)
                ) : (
                  <button
                    type="button"
                    className="min-h-9 rounded-small border border-ink bg-raised px-3 hover:bg-sunken"
                    onClick={() => scenarioStore.edit((now) => withFix(now, fix))}
                  >
                    {fixText(fix, scenario, wording, t)}
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

function fixText(
  { path, value }: Fix,
  { money }: Scenario,
  { locale }: Wording,
  t: ReturnType<typeof useTranslations<never>>,
): string {
  const number = Number(value);
  switch (path) {
    case 'goals.budgetUsd':
      return t('fix.budget', { value: formatMoney(number, money, locale) });
    case 'goals.deadlineSeconds':
      return t('fix.deadline', { value: formatDuration(number, locale) });
    case 'goals.carbonCapKilograms':
      return t('fix.carbon', { value: formatCarbon(number) });
    case 'workload.trainingTokens':
      return t('fix.tokens', { value: formatCount(number, locale) });
    default:
      return t('fix.other', { path, value: String(value) });
  }
}
