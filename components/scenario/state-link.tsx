'use client';

import { useLocale, useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field';
import { scenarioFragment } from '@/lib/scenario-state/fragment';
import { useDesk, useScenario } from './scenario-context';

/** The other kind of link, told apart: everything stands in the address, and it cannot be taken back. */
export function StateLink() {
  const t = useTranslations('share.state');
  const locale = useLocale();
  const { base } = useDesk();
  const scenario = useScenario();
  const address = `${window.location.origin}/${locale}${scenarioFragment(scenario, base)}`;
  return (
    <details className="border-t border-rule pt-3">
      <summary className="target w-fit underline underline-offset-4">{t('title')}</summary>
      <p className="pt-1 pb-2 text-ink-soft">{t('text')}</p>
      <CopyField label={t('label')} value={address} />
    </details>
  );
}
