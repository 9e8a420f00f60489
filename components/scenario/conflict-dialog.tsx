'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { BUTTON, BUTTON_MAIN } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Moment } from '@/components/ui/moment';
import { useProblemText } from '@/components/ui/use-problem-text';
import { saveAsCopy } from '@/lib/queries/save-scenario';
import { getScenario } from '@/lib/queries/scenario-calls';
import { dropDraft } from '@/lib/scenario-state/draft';
import { saveStates } from '@/lib/scenario-state/saved-copy';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { DifferenceTable } from './difference-table';
import { useDocument } from './use-document';

const LONGEST_NAME = 120;

/** Two people saved the same scenario: nothing is lost, whichever way is taken. */
export function ConflictDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('conflict');
  const problemText = useProblemText();
  const locale = useLocale();
  const router = useRouter();
  const { key, scenario, saved, phase } = useDocument();
  const [showsDifference, setShowsDifference] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isGone = phase.kind === 'gone';
  const id = saved?.id ?? '';
  const { data: theirs, error } = useQuery({
    queryKey: ['scenario', id, 'theirs'],
    queryFn: () => getScenario(id),
    enabled: !isGone && id !== '',
    staleTime: 0,
    gcTime: 0,
  });

  const keepMineAsCopy = async () => {
    const suffix = t('copySuffix');
    const room = LONGEST_NAME - suffix.length;
    const name = `${[...scenario.name].slice(0, room).join('')}${suffix}`;
    try {
      const copy = await saveAsCopy({ ...scenario, name });
      dropDraft(key);
      // What they saved is what this address shows from now on.
      if (theirs) {
        scenarioStore.edit(() => theirs.scenario);
        saveStates.set(key, { saved: theirs, phase: { kind: 'idle' } });
      } else saveStates.set(key, { saved, phase: { kind: 'idle' } });
      router.push(`/${locale}/scenarios/${copy.id}`);
    } catch (thrown) {
      setRefusal(problemText(thrown));
    }
  };
  const takeTheirs = () => {
    if (!theirs) return;
    scenarioStore.edit(() => theirs.scenario);
    saveStates.set(key, { saved: theirs, phase: { kind: 'idle' } });
    dropDraft(key);
  };

  return (
    <Dialog
      isAlert
      title={t(isGone ? 'goneTitle' : 'title')}
      description={
        isGone
          ? t('goneText')
          : theirs
            ? t.rich('text', {
                version: theirs.version,
                at: () => <Moment at={theirs.updatedAt} as="moment" />,
              })
            : t('looking')
      }
      onClose={onClose}
    >
      <p role="alert" className="text-alert empty:hidden">
        {refusal ?? (error ? problemText(error) : null)}
      </p>
      <div className="flex flex-wrap gap-2">
        <button type="button" className={BUTTON_MAIN} onClick={() => void keepMineAsCopy()}>
          {t('keepMine')}
        </button>
        {!isGone && (
          <>
            <button type="button" className={BUTTON} disabled={!theirs} onClick={takeTheirs}>
              {t('takeTheirs')}
            </button>
            <button
              type="button"
              className={BUTTON}
              disabled={!theirs}
              aria-expanded={showsDifference}
              onClick={() => setShowsDifference(!showsDifference)}
            >
              {t('viewDifferences')}
            </button>
          </>
        )}
      </div>
      <p className="text-note text-ink-soft">{t(isGone ? 'goneHint' : 'hint')}</p>
      {showsDifference && theirs && (
        <DifferenceTable
          mine={scenario}
          theirs={theirs.scenario}
          mineTitle={t('mine')}
          theirsTitle={t('theirs')}
        />
      )}
    </Dialog>
  );
}
