'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { BUTTON_MAIN } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { Dialog } from '@/components/ui/dialog';
import { useProblemText } from '@/components/ui/use-problem-text';
import { fetchFile } from '@/lib/queries/api';
import { useDocument } from './use-document';

const LANGUAGES = ['ja', 'en', 'both'] as const;
const KINDS = ['brief', 'board', 'full'] as const;

/** A name that every system takes as a file's. */
function fileName(name: string): string {
  const plain = name.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim();
  return `${plain === '' ? 'Hakari' : plain}.pdf`;
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The report as a PDF: which language, how long. */
export function ReportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('pdf');
  const problemText = useProblemText();
  const locale = useLocale();
  const { scenario, isUnsaved, savedNow } = useDocument();
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>(
    locale === 'ja' ? 'ja' : 'en',
  );
  const [kind, setKind] = useState<(typeof KINDS)[number]>('board');
  const [phase, setPhase] = useState<'idle' | 'making' | 'done'>('idle');
  const [refusal, setRefusal] = useState<string | null>(null);
  const giveUp = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    giveUp.current = controller;
    return () => controller.abort();
  }, []);

  const make = async () => {
    setRefusal(null);
    setPhase('making');
    try {
      const saved = await savedNow();
      if (saved === null) {
        setPhase('idle');
        return setRefusal(t('notSaved'));
      }
      const query = new URLSearchParams({ language, kind });
      const file = await fetchFile(
        `/scenarios/${saved.id}/report.pdf?${query}`,
        giveUp.current.signal,
      );
      download(file, fileName(scenario.name));
      setPhase('done');
    } catch (thrown) {
      if (giveUp.current.signal.aborted) return;
      setPhase('idle');
      setRefusal(problemText(thrown));
    }
  };

  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Choice
          legend={t('language.title')}
          name="report-language"
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={setLanguage}
        />
        <Choice
          legend={t('kind.title')}
          name="report-kind"
          value={kind}
          options={KINDS.map((value) => ({
            value,
            label: t(`kind.${value}.name`),
            text: t(`kind.${value}.text`),
          }))}
          onChange={setKind}
        />
        <div className="space-y-1">
          <p role="alert" className="text-alert empty:hidden">
            {refusal}
          </p>
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" className={BUTTON_MAIN} disabled={phase === 'making'}>
              {phase === 'making' ? t('making') : t('make')}
            </button>
            <span role="status" className="text-note text-ink-soft">
              {phase === 'done' ? t('done') : isUnsaved ? t('savesFirst') : ''}
            </span>
          </div>
        </div>
      </form>
    </Dialog>
  );
}
