'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BUTTON_MAIN, FIELD } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { Dialog } from '@/components/ui/dialog';
import { Tick } from '@/components/ui/tick';
import { useProblemText } from '@/components/ui/use-problem-text';
import { type MadeLink, postShare, type ShareChoices } from '@/lib/queries/share-calls';
import { MadeLinkPanel } from './made-link-panel';
import { StateLink } from './state-link';
import { useDocument } from './use-document';
import { ViewerSees } from './viewer-sees';

const EXPIRIES = ['1', '7', '30', '90', 'none'] as const;
const SHORTEST_PASSCODE = 8;
const LONGEST_PASSCODE = 128;

/** Makes a link for others: what it shows, for how long, and what they will see. */
export function ShareDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('share');
  const problemText = useProblemText();
  const { scenario, isUnsaved, savedNow } = useDocument();
  const [choices, setChoices] = useState<ShareChoices>({
    mode: 'snapshot',
    expiresInDays: 30,
    include: { note: false, staffRates: false, budget: true },
  });
  const [expiry, setExpiry] = useState<(typeof EXPIRIES)[number]>('30');
  const [endlessMeant, setEndlessMeant] = useState(false);
  const [passcode, setPasscode] = useState('');
  const [making, setMaking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [made, setMade] = useState<MadeLink | null>(null);

  const include = (part: keyof ShareChoices['include']) => (shown: boolean) =>
    setChoices({ ...choices, include: { ...choices.include, [part]: shown } });

  const make = async () => {
    if (expiry === 'none' && !endlessMeant) return setRefusal(t('endlessRefused'));
    if (passcode !== '' && [...passcode].length < SHORTEST_PASSCODE)
      return setRefusal(t('passcodeShort', { count: SHORTEST_PASSCODE }));
    setRefusal(null);
    setMaking(true);
    try {
      const saved = await savedNow();
      if (saved === null) return setRefusal(t('notSaved'));
      setMade(await postShare(saved.id, { ...choices, ...(passcode !== '' && { passcode }) }));
    } catch (thrown) {
      setRefusal(problemText(thrown));
    } finally {
      setMaking(false);
    }
  };

  if (made !== null)
    return (
      <Dialog title={t('madeTitle')} onClose={onClose}>
        <MadeLinkPanel link={made} />
      </Dialog>
    );
  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Choice
          legend={t('mode.title')}
          name="share-mode"
          value={choices.mode}
          options={(['snapshot', 'live'] as const).map((value) => ({
            value,
            label: t(`mode.${value}.name`),
            text: t(`mode.${value}.text`),
          }))}
          onChange={(mode) => setChoices({ ...choices, mode })}
        />
        <Choice
          legend={t('expiry.title')}
          name="share-expiry"
          value={expiry}
          options={EXPIRIES.map((value) => ({ value, label: t(`expiry.${value}`) }))}
          onChange={(value) => {
            setExpiry(value);
            setRefusal(null);
            setChoices({
              ...choices,
              expiresInDays:
                value === 'none' ? null : (Number(value) as ShareChoices['expiresInDays']),
            });
          }}
        >
          {expiry === 'none' && (
            <div className="pt-1">
              <Tick label={t('endless')} checked={endlessMeant} onChange={setEndlessMeant} />
            </div>
          )}
        </Choice>
        <fieldset>
          <legend className="pb-1 font-semibold">{t('include.title')}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            {(['budget', 'note', 'staffRates'] as const).map((part) => (
              <Tick
                key={part}
                label={t(`include.${part}`)}
                checked={choices.include[part]}
                onChange={include(part)}
              />
            ))}
          </div>
        </fieldset>
        <div>
          <label htmlFor="share-passcode" className="block pb-1 font-semibold">
            {t('passcode')}
          </label>
          <input
            id="share-passcode"
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_PASSCODE}
            placeholder={t('passcodeHint', { count: SHORTEST_PASSCODE })}
            className={`${FIELD} w-full sm:w-72`}
            value={passcode}
            onChange={(event) => setPasscode(event.target.value)}
          />
        </div>
        <ViewerSees scenario={scenario} choices={choices} />
        <div className="sticky -bottom-5 -mx-5 space-y-1 border-t border-rule bg-ground px-5 py-3">
          <p role="alert" className="text-alert empty:hidden">
            {refusal}
          </p>
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" className={BUTTON_MAIN} disabled={making}>
              {making ? t('making') : t('make')}
            </button>
            {isUnsaved && <span className="text-note text-ink-soft">{t('savesFirst')}</span>}
          </div>
        </div>
      </form>
      <StateLink />
    </Dialog>
  );
}
