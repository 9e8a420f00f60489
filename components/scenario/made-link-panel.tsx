'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field';
import { Moment } from '@/components/ui/moment';
import type { MadeLink } from '@/lib/queries/share-calls';

/** A link that was just made: its address, told this once, and what it does. */
export function MadeLinkPanel({ link }: { link: MadeLink }) {
  const t = useTranslations('share');
  const locale = useLocale();
  return (
    <>
      <CopyField label={t('made.label')} value={link.url} />
      <p>{t('made.once')}</p>
      <ul className="space-y-0.5 text-ink-soft">
        <li>{t(`made.${link.mode}`)}</li>
        <li>
          {link.expiresAt === null
            ? t('made.endless')
            : t.rich('made.expires', {
                at: () => <Moment at={link.expiresAt ?? ''} as="moment" />,
              })}
        </li>
        {link.hasPasscode && <li>{t('made.passcode')}</li>}
      </ul>
      <p>
        <Link href={`/${locale}/shares`} prefetch={false} className="underline underline-offset-4">
          {t('made.manage')}
        </Link>
      </p>
    </>
  );
}
