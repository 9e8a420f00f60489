import { useTranslations } from 'next-intl';
import type { MethodFamily } from '@/lib/queries/method-view';

/** Who measured the cases of a family. */
export function FamilySources({ family }: { family: MethodFamily }) {
  const t = useTranslations('method.scatter');
  return (
    <>
      {t('sources')}{' '}
      {family.sources.map(({ title, url }, index) => (
        <span key={title}>
          {index > 0 && ' · '}
          <a
            href={url}
            rel="noreferrer"
            className="underline decoration-rule-firm underline-offset-4"
          >
            {title}
          </a>
        </span>
      ))}
    </>
  );
}
