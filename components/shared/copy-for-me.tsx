'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { BUTTON } from '@/components/ui/button';
import { useProblemText } from '@/components/ui/use-problem-text';
import { useRuns } from '@/components/ui/use-runs';
import type { Scenario } from '@/engine/scenario';
import { randomKey } from '@/lib/queries/api';
import { postScenario } from '@/lib/queries/scenario-calls';

/** Makes what is shown the viewer's own scenario. Nothing leads back from it to the link. */
export function CopyForMe({ scenario }: { scenario: Scenario }) {
  const t = useTranslations('shared');
  const locale = useLocale();
  const runs = useRuns();
  const problemText = useProblemText();
  const [idempotencyKey] = useState(() => (typeof window === 'undefined' ? '' : randomKey()));
  const [isCopying, setIsCopying] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const copy = async () => {
    setRefusal(null);
    setIsCopying(true);
    try {
      const { id } = await postScenario(scenario, idempotencyKey);
      // A whole new page: the desk starts anew there.
      window.location.assign(`/${locale}/scenarios/${id}`);
    } catch (thrown) {
      setRefusal(problemText(thrown));
      setIsCopying(false);
    }
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <button
        type="button"
        className={BUTTON}
        disabled={!runs || isCopying}
        onClick={() => void copy()}
      >
        {t('copyForMe')}
      </button>
      <span role="alert" className="text-note text-alert empty:hidden">
        {refusal}
      </span>
    </span>
  );
}
