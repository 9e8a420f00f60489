'use client';

import { useTranslations } from 'next-intl';
import type { Scenario } from '@/engine/scenario';
import type { ShareChoices } from '@/lib/queries/share-calls';

interface ViewerSeesProps {
  scenario: Scenario;
  choices: ShareChoices;
}

/** Before a link is made: exactly what whoever opens it gets, and what is kept back. */
export function ViewerSees({ scenario, choices }: ViewerSeesProps) {
  const t = useTranslations('share');
  const { include, mode } = choices;
  const parts = [
    { id: 'budget', shown: include.budget, present: scenario.goals.budgetUsd !== null },
    { id: 'note', shown: include.note, present: scenario.note !== '' },
    { id: 'staffRates', shown: include.staffRates, present: true },
  ].filter(({ present }) => present);
  const seen = parts.filter(({ shown }) => shown);
  const hidden = parts.filter(({ shown }) => !shown);
  const list = (items: typeof parts) =>
    items.map(({ id }) => t(`include.${id}`)).join(t('separator'));
  return (
    <section aria-labelledby="viewer-sees" className="border-l-4 border-rule-firm bg-sunken p-3">
      <h3 id="viewer-sees" className="pb-1">
        {t('sees.title')}
      </h3>
      <ul className="space-y-0.5">
        <li>
          {t('sees.name', { name: scenario.name === '' ? t('sees.unnamed') : scenario.name })}
        </li>
        <li>{t(`sees.${mode}`)}</li>
        {seen.length > 0 && <li>{t('sees.shown', { parts: list(seen) })}</li>}
        {hidden.length > 0 && <li>{t('sees.hidden', { parts: list(hidden) })}</li>}
        <li>{t('sees.readOnly')}</li>
      </ul>
    </section>
  );
}
