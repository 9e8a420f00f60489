'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BUTTON_MAIN, FIELD } from '@/components/ui/button';
import { useProblemText } from '@/components/ui/use-problem-text';
import { useRuns } from '@/components/ui/use-runs';
import { unlockShared } from '@/lib/queries/share-calls';
import { SharedBar } from './shared-bar';

/** Asks for the passcode of a link; the right one opens it for this browser. */
export function PasscodeScreen({ token }: { token: string }) {
  const t = useTranslations('shared.passcode');
  const runs = useRuns();
  const problemText = useProblemText();
  const [passcode, setPasscode] = useState('');
  const [isTrying, setIsTrying] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const unlock = async () => {
    setIsTrying(true);
    setRefusal(null);
    try {
      await unlockShared(token, passcode);
      window.location.reload();
    } catch (thrown) {
      setRefusal(problemText(thrown));
      setIsTrying(false);
    }
  };
  return (
    <>
      <SharedBar />
      <main className="mx-auto max-w-[28rem] px-4 pt-[12dvh]">
        <h1 className="pb-1 text-figure">{t('title')}</h1>
        <p className="pb-4 text-ink-soft">{t('text')}</p>
        <form
          className="space-y-2"
          onSubmit={(event) => {
            event.preventDefault();
            void unlock();
          }}
        >
          <label htmlFor="passcode" className="font-semibold">
            {t('label')}
          </label>
          <div className="flex gap-2">
            <input
              id="passcode"
              type="password"
              autoComplete="off"
              maxLength={1000}
              aria-invalid={refusal !== null || undefined}
              aria-describedby="passcode-refusal"
              className={`${FIELD} min-w-0 grow`}
              value={passcode}
              onChange={(event) => setPasscode(event.target.value)}
            />
            <button
              type="submit"
              className={BUTTON_MAIN}
              disabled={!runs || isTrying || passcode === ''}
            >
              {t('action')}
            </button>
          </div>
          <p id="passcode-refusal" role="alert" className="text-alert empty:hidden">
            {refusal}
          </p>
          <noscript>
            <p className="text-ink-soft">{t('noScript')}</p>
          </noscript>
        </form>
      </main>
    </>
  );
}
