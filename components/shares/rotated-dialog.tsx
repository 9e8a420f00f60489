'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field';
import { Dialog } from '@/components/ui/dialog';
import type { MadeLink } from '@/lib/queries/share-calls';

/** The new address of a link; the old one is dead already. */
export function RotatedDialog({ link, onClose }: { link: MadeLink; onClose: () => void }) {
  const t = useTranslations('share');
  return (
    <Dialog title={t('rotatedTitle')} description={t('rotatedText')} onClose={onClose}>
      <CopyField label={t('made.label')} value={link.url} />
      <p>{t('made.once')}</p>
    </Dialog>
  );
}
