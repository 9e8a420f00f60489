'use client';

import { useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { useScenarioHistory } from './scenario-context';

export function UndoRedo() {
  const t = useTranslations('bar');
  const { past, future } = useScenarioHistory();
  return (
    <div className="flex">
      <IconButton
        icon="undo"
        label={t('undo')}
        aria-keyshortcuts="Control+Z Meta+Z"
        disabled={past.length === 0}
        onClick={() => scenarioStore.undo()}
      />
      <IconButton
        icon="redo"
        label={t('redo')}
        aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z"
        disabled={future.length === 0}
        onClick={() => scenarioStore.redo()}
      />
    </div>
  );
}
