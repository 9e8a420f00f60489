'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { BUTTON, BUTTON_MAIN, FIELD } from '@/components/ui/button';
import { SEGMENT_FRAME, segmentPart } from '@/components/ui/segment';
import { useProblemText } from '@/components/ui/use-problem-text';
import type { Page } from '@/lib/page';
import type { Names } from '@/lib/queries/names';
import { useScenarioList } from '@/lib/queries/use-scenario-list';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';
import { EmptyList } from './empty-list';
import { ScenarioItem } from './scenario-item';
import { TrashedItem } from './trashed-item';

interface ScenarioListProps {
  first: Page<SavedScenario>;
  /** When `first` was read, in epoch milliseconds. */
  readAt: number;
  trash: boolean;
  names: Names;
}

/** What was saved, newest first, or what lies in the trash. */
export function ScenarioList({ first, readAt, trash, names }: ScenarioListProps) {
  const t = useTranslations('scenarios');
  const locale = useLocale();
  const problemText = useProblemText();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const list = useScenarioList({ search, trash }, first, readAt);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isEmpty = items.length === 0 && !list.isFetching;
  const place = `/${locale}/scenarios`;
  return (
    <main id="content" className="mx-auto max-w-[60rem] px-3 pt-5 pb-16 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pb-4">
        <h1 className="text-title max-sm:text-figure">{t(trash ? 'trashTitle' : 'title')}</h1>
        <Link href={`/${locale}`} prefetch={false} className={BUTTON_MAIN}>
          {t('new')}
        </Link>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pb-3">
        <nav aria-label={t('which')} className={SEGMENT_FRAME}>
          <Link
            href={place}
            prefetch={false}
            aria-current={trash ? undefined : 'page'}
            className={`${segmentPart(!trash)} px-3`}
          >
            {t('kept')}
          </Link>
          <Link
            href={`${place}?trash=true`}
            prefetch={false}
            aria-current={trash ? 'page' : undefined}
            className={`${segmentPart(trash)} px-3`}
          >
            {t('trash')}
          </Link>
        </nav>
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          autoComplete="off"
          maxLength={120}
          className={`${FIELD} w-full sm:w-64`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {trash && <p className="pb-2 text-note text-ink-soft">{t('trashText')}</p>}
      {list.error && (
        <p role="alert" className="border-l-4 border-alert bg-raised px-3 py-2">
          {problemText(list.error)}{' '}
          <button
            type="button"
            className="underline underline-offset-4"
            onClick={() => void list.refetch()}
          >
            {t('again')}
          </button>
        </p>
      )}
      {isEmpty ? (
        <EmptyList trash={trash} search={search} />
      ) : (
        <ul
          aria-label={t(trash ? 'trashTitle' : 'title')}
          aria-busy={list.isFetching}
          className="divide-y divide-rule border-y border-rule"
        >
          {items.map((item) =>
            trash ? (
              <TrashedItem key={item.id} item={item} names={names} />
            ) : (
              <ScenarioItem key={item.id} item={item} names={names} />
            ),
          )}
        </ul>
      )}
      {list.hasNextPage && (
        <p className="pt-4 text-center">
          <button
            type="button"
            className={BUTTON}
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </button>
        </p>
      )}
    </main>
  );
}
