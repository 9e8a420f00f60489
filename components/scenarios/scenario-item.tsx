'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { BUTTON_TEXT } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { tell } from '@/components/ui/toaster';
import { useProblemText } from '@/components/ui/use-problem-text';
import type { Locale } from '@/lib/format/locale';
import type { Names } from '@/lib/queries/names';
import { deleteScenario, duplicateScenario, restoreScenario } from '@/lib/queries/scenario-calls';
import { useListChange } from '@/lib/queries/use-scenario-list';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';
import { ItemWords } from './item-words';
import { RenameForm } from './rename-form';

interface ScenarioItemProps {
  item: SavedScenario;
  names: Names;
}

/** A saved scenario: its name opens it; rename, duplicate and delete stand beside. */
export function ScenarioItem({ item, names }: ScenarioItemProps) {
  const t = useTranslations('scenarios');
  const locale = useLocale() as Locale;
  const problemText = useProblemText();
  const [renames, setRenames] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const name = item.scenario.name === '' ? t('untitled') : item.scenario.name;
  const sayProblem = (thrown: unknown) => tell(problemText(thrown));
  const duplicate = useListChange(() => duplicateScenario(item.id, locale));
  const restore = useListChange(() => restoreScenario(item.id));
  const remove = useListChange(() => deleteScenario(item.id, item.version));
  const isBusy = duplicate.isPending || remove.isPending;
  const named = (action: string) => t('actionOn', { action, name });
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0 grow basis-[20rem]">
        {renames ? (
          <RenameForm
            item={item}
            onDone={() => {
              setRenames(false);
              requestAnimationFrame(() => renameButton.current?.focus());
            }}
          />
        ) : (
          <h2 className="text-lead">
            <Link
              href={`/${locale}/scenarios/${item.id}`}
              prefetch={false}
              className="underline decoration-rule-firm underline-offset-4 hover:decoration-ink"
            >
              {name}
            </Link>
          </h2>
        )}
        <ItemWords item={item} names={names} />
        <p className="text-note text-ink-soft">
          {t.rich('savedAt', {
            at: () => <Moment at={item.updatedAt} as="moment" />,
            version: item.version,
          })}
        </p>
      </div>
      <div className="flex flex-wrap gap-x-3 gap-y-1 text-note">
        <button
          ref={renameButton}
          type="button"
          className={BUTTON_TEXT}
          aria-label={named(t('rename'))}
          aria-expanded={renames}
          onClick={() => setRenames(!renames)}
        >
          {t('rename')}
        </button>
        <button
          type="button"
          className={BUTTON_TEXT}
          aria-label={named(t('duplicate'))}
          disabled={isBusy}
          onClick={() =>
            duplicate.mutate(undefined, {
              onSuccess: (copy) => tell(t('duplicated', { name: copy.scenario.name })),
              onError: sayProblem,
            })
          }
        >
          {t('duplicate')}
        </button>
        <button
          type="button"
          className={BUTTON_TEXT}
          aria-label={named(t('delete'))}
          disabled={isBusy}
          onClick={() =>
            remove.mutate(undefined, {
              onSuccess: () =>
                tell(t('deleted', { name }), {
                  label: t('undoDelete'),
                  run: () => restore.mutate(undefined, { onError: sayProblem }),
                }),
              onError: sayProblem,
            })
          }
        >
          {t('delete')}
        </button>
      </div>
    </li>
  );
}
