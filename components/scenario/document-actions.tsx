'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { BUTTON } from '@/components/ui/button';
import { useDocument } from './use-document';

const ShareDialog = dynamic(() => import('./share-dialog').then((m) => m.ShareDialog), {
  ssr: false,
});
const ReportDialog = dynamic(() => import('./report-dialog').then((m) => m.ReportDialog), {
  ssr: false,
});
const HistoryDialog = dynamic(() => import('./history-dialog').then((m) => m.HistoryDialog), {
  ssr: false,
});
const ConflictDialog = dynamic(() => import('./conflict-dialog').then((m) => m.ConflictDialog), {
  ssr: false,
});

type Asked = 'share' | 'report' | 'history' | null;

/** Keeping and passing on the case: save, history, share, report. */
export function DocumentActions() {
  const t = useTranslations('save');
  const { save, saved, phase, isUnsaved } = useDocument();
  const [asked, setAsked] = useState<Asked>(null);
  const [seenPhase, setSeenPhase] = useState(phase);
  const canSave = phase.kind !== 'saving' && (isUnsaved || phase.kind !== 'idle');
  const collides = phase.kind === 'conflict' || phase.kind === 'gone';

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (canSave) void save();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [save, canSave]);

  const close = () => setAsked(null);
  return (
    <div className="flex items-center gap-1 sm:gap-1.5">
      {saved !== null && (
        <button
          type="button"
          className={`${BUTTON} max-sm:px-2 max-sm:text-note`}
          onClick={() => setAsked('history')}
        >
          {t('history')}
        </button>
      )}
      <button
        type="button"
        aria-keyshortcuts="Control+S Meta+S"
        title={t('saveHint')}
        disabled={!canSave}
        className={`${BUTTON} max-sm:px-2 max-sm:text-note`}
        onClick={() => {
          setSeenPhase({ kind: 'idle' });
          void save();
        }}
      >
        {t('save')}
      </button>
      <button
        type="button"
        className={`${BUTTON} max-sm:px-2 max-sm:text-note`}
        onClick={() => setAsked('share')}
      >
        {t('share')}
      </button>
      <button
        type="button"
        className={`${BUTTON} max-sm:px-2 max-sm:text-note`}
        onClick={() => setAsked('report')}
      >
        {t('report')}
      </button>
      {asked === 'share' && !collides && <ShareDialog onClose={close} />}
      {asked === 'report' && !collides && <ReportDialog onClose={close} />}
      {asked === 'history' && !collides && <HistoryDialog onClose={close} />}
      {collides && (asked !== null || phase !== seenPhase) && (
        <ConflictDialog
          onClose={() => {
            setSeenPhase(phase);
            close();
          }}
        />
      )}
    </div>
  );
}
