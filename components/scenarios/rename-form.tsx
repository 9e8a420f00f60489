'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BUTTON, BUTTON_MAIN, FIELD } from '@/components/ui/button';
import { useProblemText } from '@/components/ui/use-problem-text';
import { putScenario } from '@/lib/queries/scenario-calls';
import { useListChange } from '@/lib/queries/use-scenario-list';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';

const LONGEST_NAME = 120;

/** Another name for a saved scenario: a save like any other. Esc leaves it as it was. */
export function RenameForm({ item, onDone }: { item: SavedScenario; onDone: () => void }) {
  const t = useTranslations('scenarios');
  const problemText = useProblemText();
  const [name, setName] = useState(item.scenario.name);
  const rename = useListChange((next: string) =>
    putScenario(item.id, item.version, { ...item.scenario, name: next }),
  );
  return (
    <form
      className="pb-1"
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate(name.trim() || t('untitled'), { onSuccess: onDone });
      }}
    >
      <div className="flex flex-wrap gap-2">
        <input
          type="text"
          aria-label={t('newName')}
          autoComplete="off"
          maxLength={LONGEST_NAME}
          className={`${FIELD} min-w-0 grow`}
          // biome-ignore lint/a11y/noAutofocus: the reader asked for this field just now
          autoFocus
          value={name}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onDone();
          }}
        />
        <button type="submit" className={BUTTON_MAIN} disabled={rename.isPending}>
          {t('renameDone')}
        </button>
        <button type="button" className={BUTTON} onClick={onDone}>
          {t('renameCancel')}
        </button>
      </div>
      <p role="alert" className="text-note text-alert empty:hidden">
        {rename.error && problemText(rename.error)}
      </p>
    </form>
  );
}
