import { useLocale, useTranslations } from 'next-intl';
import { Interruption } from '@/components/ui/interruption';

export default function NotFound() {
  const t = useTranslations('notFound');
  const locale = useLocale();
  return (
    <Interruption title={t('title')} text={t('text')}>
      <a href={`/${locale}`} className="underline underline-offset-4">
        {t('action')}
      </a>
    </Interruption>
  );
}
