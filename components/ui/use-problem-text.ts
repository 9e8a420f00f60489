'use client';

import { useTranslations } from 'next-intl';
import { ApiError } from '@/lib/queries/api';

/** What went wrong, in the reader's words. */
export function useProblemText(): (thrown: unknown) => string {
  const t = useTranslations('problem');
  return (thrown) => {
    if (!(thrown instanceof ApiError)) return t('internal');
    if (thrown.code === 'tooManyAttempts')
      return t('tooManyAttempts', {
        minutes: Math.ceil(Number(thrown.details.retryAfterSeconds ?? 60) / 60),
      });
    return t.has(thrown.code) ? t(thrown.code) : t('internal');
  };
}
