'use client';

import { useTranslations } from 'next-intl';
import { Interruption } from '@/components/ui/interruption';

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations('error');
  return (
    <Interruption title={t('title')} text={t('text')} note={error.digest}>
      <button
        type="button"
        className="min-h-9 rounded-small border border-ink px-4"
        onClick={reset}
      >
        {t('action')}
      </button>
    </Interruption>
  );
}
