'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Moment } from '@/components/ui/moment';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { useDocument } from './use-document';

const LONGEST_NAME = 120;

/** What the case is called, written where it stands, and what became of saving it, in words. */
export function DocumentName() {
  const t = useTranslations('save');
  const { key, scenario, saved, phase, isUnsaved } = useDocument();
  /** The case that had a name when the field was entered; a field left empty takes none. */
  const [named, setNamed] = useState<string | null>(null);
  const onBlur = () => {
    // What the store holds now: a slow page may have moved on to another case since it was drawn.
    const present = scenarioStore.history()?.present;
    const isCleared = named === key && scenarioStore.isAt(key) && present?.name.trim() === '';
    if (isCleared) scenarioStore.edit((now) => ({ ...now, name: t('untitled') }), 'name');
    scenarioStore.settle();
  };
  return (
    <div className="flex min-w-0 items-center gap-2 max-xl:order-3 max-xl:grow max-sm:w-full xl:border-l xl:border-rule xl:pl-2">
      <input
        type="text"
        aria-label={t('name')}
        title={scenario.name}
        placeholder={t('untitled')}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        spellCheck={false}
        className="h-7 min-w-0 truncate rounded-small border border-transparent bg-transparent px-1.5 font-semibold placeholder:font-normal placeholder:text-ink-soft hover:border-rule-firm focus:bg-raised max-sm:grow sm:w-52"
        value={scenario.name}
        onChange={({ target: { value } }) =>
          scenarioStore.edit((now) => ({ ...now, name: value }), 'name')
        }
        onFocus={() => setNamed(scenario.name.trim() === '' ? null : key)}
        onBlur={onBlur}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <p
        role="status"
        className={`text-note whitespace-nowrap ${
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
