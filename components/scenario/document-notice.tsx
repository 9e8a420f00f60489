'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { BUTTON_TEXT } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { useDraft } from '@/lib/scenario-state/use-draft';
import { useDesk } from './scenario-context';
import { useDocument } from './use-document';

const RETRY_MILLISECONDS = 15_000;

/** What the reader must know of the case's keeping: not reached, refused, or brought back. */
export function DocumentNotice() {
  const t = useTranslations();
  const { saved: sent } = useDesk();
  const { key, phase, saved, save } = useDocument();
  const draft = useDraft(key, sent?.id === key ? sent : saved);
  const isOffline = phase.kind === 'offline';
  useEffect(() => {
    if (!isOffline) return;
    const retry = () => void save();
    const timer = setInterval(retry, RETRY_MILLISECONDS);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
    };
  }, [isOffline, save]);
  const again = (
    <button type="button" className={BUTTON_TEXT} onClick={() => void save()}>
      {t('save.again')}
    </button>
  );
  if (isOffline) return <Line actions={again}>{t('save.offline')}</Line>;
  if (phase.kind === 'failed')
    return (
      <Line actions={again}>
        {t.has(`problem.${phase.code}`) ? t(`problem.${phase.code}`) : t('problem.internal')}{' '}
        {t('save.keptHere')}
      </Line>
    );
  if (draft === null) return null;
  return (
    <Line
      actions={
        <>
          <button type="button" className={BUTTON_TEXT} onClick={draft.discard}>
            {t('save.discardDraft')}
          </button>
          <button type="button" className={BUTTON_TEXT} onClick={draft.dismiss}>
            {t('save.keepDraft')}
          </button>
        </>
      }
    >
      {t('save.draftFound')}
    </Line>
  );
}

function Line({ children, actions }: { children: ReactNode; actions: ReactNode }) {
  return (
    <div role="alert" className="no-print border-b border-alert bg-raised">
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5 sm:px-6">
        <span className="flex min-w-0 gap-2">
          <span className="pt-0.5">
            <Icon name="warning" />
          </span>
          <span>{children}</span>
        </span>
        <span className="flex gap-3">{actions}</span>
      </div>
    </div>
  );
}
