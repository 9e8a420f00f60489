'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BUTTON, BUTTON_TEXT } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Moment } from '@/components/ui/moment';
import { useProblemText } from '@/components/ui/use-problem-text';
import { savedCopy } from '@/lib/queries/save-scenario';
import { getVersions, restoreVersion } from '@/lib/queries/scenario-calls';
import { saveStates } from '@/lib/scenario-state/saved-copy';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import type { ScenarioVersion } from '@/lib/scenarios/versions';
import { DifferenceTable } from './difference-table';
import { useDocument } from './use-document';

/** Every save of this scenario. Restoring one makes it the newest; none is lost. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('history');
  const problemText = useProblemText();
  const { key, scenario, saved, isUnsaved } = useDocument();
  const [compared, setCompared] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = saved?.id ?? '';
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['versions', id, saved?.version],
    queryFn: ({ pageParam }) => getVersions(id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    gcTime: 0,
  });
  const restore = async (version: ScenarioVersion) => {
    if (saved === null) return;
    try {
      const answer = await restoreVersion(id, version.version, saved.version);
      scenarioStore.edit(() => version.scenario);
      saveStates.set(key, {
        saved: savedCopy(answer, version.scenario),
        phase: { kind: 'idle' },
      });
      onClose();
    } catch (thrown) {
      setRefusal(problemText(thrown));
    }
  };
  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <p role="alert" className="text-alert empty:hidden">
        {refusal ?? (error ? problemText(error) : null)}
      </p>
      <ol className="divide-y divide-rule border-y border-rule">
        {data?.pages
          .flatMap((page) => page.items)
          .map((version) => {
            const isNewest = version.version === saved?.version;
            return (
              <li key={version.version} className="py-2">
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                  <div className="min-w-0">
                    <b className="font-semibold">{t('version', { number: version.version })}</b>{' '}
                    <Moment at={version.createdAt} as="moment" />
                    <span className="block truncate text-note text-ink-soft">
                      {version.scenario.name}
                      {version.restoredFrom !== null &&
                        ` ${t('restoredFrom', { number: version.restoredFrom })}`}
                    </span>
                  </div>
                  <div className="flex items-center gap-3">
                    <button
                      type="button"
                      className={`${BUTTON_TEXT} ${isNewest && !isUnsaved ? 'hidden' : ''}`}
                      aria-expanded={compared === version.version}
                      onClick={() =>
                        setCompared(compared === version.version ? null : version.version)
                      }
                    >
                      {t('compare')}
                    </button>
                    {isNewest ? (
                      <span className="text-note text-ink-soft">{t('newest')}</span>
                    ) : (
                      <button
                        type="button"
                        className={BUTTON}
                        onClick={() => void restore(version)}
                      >
                        {t('restore')}
                      </button>
                    )}
                  </div>
                </div>
                {compared === version.version && (
                  <DifferenceTable
                    mine={scenario}
                    theirs={version.scenario}
                    mineTitle={t('present')}
                    theirsTitle={t('version', { number: version.version })}
                  />
                )}
              </li>
            );
          })}
      </ol>
      {hasNextPage && (
        <button
          type="button"
          className={BUTTON}
          disabled={isFetching}
          onClick={() => void fetchNextPage()}
        >
          {t('more')}
        </button>
      )}
      {isUnsaved && <p className="text-note text-ink-soft">{t('unsaved')}</p>}
    </Dialog>
  );
}
