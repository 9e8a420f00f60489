'use client';

import { useTranslations } from 'next-intl';
import { BUTTON, BUTTON_GRAVE } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface SureDialogProps {
  action: 'revoke' | 'rotate';
  name: string;
  isBusy: boolean;
  onSure: () => void;
  onClose: () => void;
}

/** Asks before a link that others hold stops working for good. */
export function SureDialog({ action, name, isBusy, onSure, onClose }: SureDialogProps) {
  const t = useTranslations('shares.sure');
  return (
    <Dialog
      isAlert
      title={t(`${action}.title`)}
      description={t(`${action}.text`, { name })}
      onClose={onClose}
    >
      <div className="flex flex-wrap gap-2">
        <button type="button" className={BUTTON_GRAVE} disabled={isBusy} onClick={onSure}>
          {t(`${action}.action`)}
        </button>
        <button type="button" className={BUTTON} onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
