'use client';

import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { useDocument } from './use-document';

const LONGEST_NAME = 120;

/** What the case is called, written where it stands, and what became of saving it, in words. */
export function DocumentName() {
  const t = useTranslations('save');
  const { scenario, saved, phase, isUnsaved } = useDocument();
  return (
    <div className="min-w-0 grow sm:flex sm:items-center sm:gap-2 xl:grow-0">
      <input
        type="text"
        aria-label={t('name')}
        title={scenario.name}
        placeholder={t('untitled')}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        spellCheck={false}
        className="h-7 w-full min-w-0 truncate rounded-small border border-transparent bg-transparent px-1.5 font-semibold placeholder:font-normal placeholder:text-ink-soft hover:border-rule-firm focus:bg-raised sm:w-52"
        value={scenario.name}
        onChange={({ target: { value } }) =>
          scenarioStore.edit((now) => ({ ...now, name: value }), 'name')
        }
        onBlur={() => scenarioStore.settle()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <p
        role="status"
        className={`px-1.5 text-note whitespace-nowrap sm:px-0 ${
          phase.kind === 'idle' || phase.kind === 'saving' ? 'text-ink-soft' : 'text-alert'
        }`}
      >
        {phase.kind !== 'idle'
          ? t(`state.${phase.kind}`)
          : saved === null
            ? t('state.never')
            : isUnsaved
              ? t('state.edited')
              : t.rich('state.saved', { at: () => <Moment at={saved.updatedAt} as="short" /> })}
      </p>
    </div>
  );
}
