'use client';

import { useTranslations } from 'next-intl';
import { BUTTON } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { tell } from '@/components/ui/toaster';
import { useProblemText } from '@/components/ui/use-problem-text';
import type { Names } from '@/lib/queries/names';
import { restoreScenario } from '@/lib/queries/scenario-calls';
import { useListChange } from '@/lib/queries/use-scenario-list';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';
import { ItemWords } from './item-words';

const KEPT_MILLISECONDS = 30 * 24 * 3600 * 1000;

/** A scenario in the trash, with the day it goes for good. */
export function TrashedItem({ item, names }: { item: SavedScenario; names: Names }) {
  const t = useTranslations('scenarios');
  const problemText = useProblemText();
  const restore = useListChange(() => restoreScenario(item.id));
  const name = item.scenario.name === '' ? t('untitled') : item.scenario.name;
  const trashedAt = Date.parse(item.trashedAt ?? item.updatedAt);
  const endsAt = new Date(trashedAt + KEPT_MILLISECONDS).toISOString();
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0 grow basis-[20rem]">
        <h2 className="text-lead">{name}</h2>
        <ItemWords item={item} names={names} />
        <p className="text-note text-ink-soft">
          {t.rich('endsAt', { at: () => <Moment at={endsAt} as="day" /> })}
        </p>
      </div>
      <button
        type="button"
        className={BUTTON}
        aria-label={t('actionOn', { action: t('restore'), name })}
        disabled={restore.isPending}
        onClick={() =>
          restore.mutate(undefined, {
            onSuccess: () => tell(t('restored', { name })),
            onError: (thrown) => tell(problemText(thrown)),
          })
        }
      >
        {t('restore')}
      </button>
    </li>
  );
}
