'use client';

import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { Scenario } from '@/engine/scenario';
import { CopyForMe } from './copy-for-me';
import { SharedReportForm } from './shared-report-form';

export interface SharedAbout {
  mode: 'snapshot' | 'live';
  asOf: string;
  expiresAt: string | null;
}

interface SharedBannerProps {
  token: string;
  about: SharedAbout;
  scenario: Scenario;
}

/** What kind of view this is, as of when, until when; and what a viewer can take along. */
export function SharedBanner({ token, about, scenario }: SharedBannerProps) {
  const t = useTranslations('shared');
  const { mode, asOf, expiresAt } = about;
  return (
    <aside aria-label={t('bannerTitle')} className="no-print border-b border-rule bg-sunken">
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-center justify-between gap-x-6 gap-y-2 px-3 py-2 sm:px-6">
        <p>
          <b className="font-semibold">{t('readOnly')}</b>
          {t('separator')}
          {t.rich(`as.${mode}`, { at: () => <Moment at={asOf} as="moment" /> })}
          {t('separator')}
          {expiresAt === null
            ? t('endless')
            : t.rich('until', { at: () => <Moment at={expiresAt} as="moment" /> })}
        </p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <CopyForMe scenario={scenario} />
          <SharedReportForm token={token} />
        </div>
      </div>
    </aside>
  );
}
