'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';

interface EmptyListProps {
  trash: boolean;
  search: string;
}

/** Why there is nothing to list, with one way on: a balance with empty pans. */
export function EmptyList({ trash, search }: EmptyListProps) {
  const t = useTranslations('scenarios.empty');
  const locale = useLocale();
  const which = search !== '' ? 'search' : trash ? 'trash' : 'kept';
  return (
    <div className="grid justify-items-center gap-2 border-y border-rule px-4 py-12 text-center">
      <svg
        viewBox="0 0 160 80"
        width="120"
        height="60"
        fill="none"
        stroke="var(--ink-soft)"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path d="M20 24H140M80 24v50M56 74h48" />
        <path
          d="M8 54a12 12 0 0 0 24 0L20 24ZM128 54a12 12 0 0 0 24 0L140 24Z"
          strokeLinejoin="round"
        />
      </svg>
      <p className="text-lead font-semibold">{t(`${which}.title`, { search })}</p>
      <p className="max-w-[34rem] text-ink-soft">{t(`${which}.text`)}</p>
      {which === 'kept' && (
        <Link href={`/${locale}`} prefetch={false} className="underline underline-offset-4">
          {t('kept.action')}
        </Link>
      )}
    </div>
  );
}
