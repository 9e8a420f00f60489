'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { BUTTON } from '@/components/ui/button';
import { useProblemText } from '@/components/ui/use-problem-text';
import type { Page } from '@/lib/page';
import { useShareList } from '@/lib/queries/use-share-list';
import type { ShareLink } from '@/lib/shares/share-link';
import { ShareItem } from './share-item';

interface ShareListProps {
  first: Page<ShareLink>;
  /** When `first` was read, in epoch milliseconds. */
  readAt: number;
}

/** Every link that was made, with what it does now and what can be done to it. */
export function ShareList({ first, readAt }: ShareListProps) {
  const t = useTranslations('shares');
  const locale = useLocale();
  const problemText = useProblemText();
  const list = useShareList(first, readAt);
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <main id="content" className="mx-auto max-w-[60rem] px-3 pt-5 pb-16 sm:px-6">
      <h1 className="pb-1 text-title max-sm:text-figure">{t('title')}</h1>
      <p className="max-w-[44rem] pb-4 text-ink-soft">{t('text')}</p>
      {list.error && (
        <p role="alert" className="border-l-4 border-alert bg-raised px-3 py-2">
          {problemText(list.error)}
        </p>
      )}
      {items.length === 0 ? (
        <div className="grid justify-items-center gap-2 border-y border-rule px-4 py-12 text-center">
          <p className="text-lead font-semibold">{t('empty.title')}</p>
          <p className="max-w-[34rem] text-ink-soft">{t('empty.text')}</p>
          <Link
            href={`/${locale}/scenarios`}
            prefetch={false}
            className="underline underline-offset-4"
          >
            {t('empty.action')}
          </Link>
        </div>
      ) : (
        <ul aria-label={t('title')} className="divide-y divide-rule border-y border-rule">
          {items.map((item) => (
            <ShareItem key={item.id} item={item} />
          ))}
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
