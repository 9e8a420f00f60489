'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { SEGMENT_FRAME, segmentPart } from '@/components/ui/segment';
import type { AskedSparsity, Option, Sparsity } from '@/engine/scenario';
import { statedSparsity } from '@/engine/workload/sparsity';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { openedSchedule, withSparsity } from '@/lib/scenario-state/schedule';

interface ScheduleSwitchProps {
  asked: Option;
  /** The plan found: what is stated where nothing was stated before. */
  plan: Sparsity;
  /** Title of the option. */
  name: string;
}

/** The found plan as a stated one. Dense throughout keeps its pattern, so that it can be opened again. */
function statedAs(pattern: AskedSparsity['pattern'], plan: Sparsity): AskedSparsity {
  if (pattern === 'dense' || plan.pattern !== 'dense') return plan;
  const dense = { tokenShareRatio: 1, attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 };
  return { pattern, phases: [dense] };
}

/** Who says how long to train sparse: the asker or the engine. Going back brings back what was stated. */
export function ScheduleSwitch({ asked, plan, name }: ScheduleSwitchProps) {
  const t = useTranslations('plan');
  const { id, sparsity } = asked;
  const stated = statedSparsity(sparsity);
  const lastStated = useRef<Sparsity | null>(null);
  if (stated !== null) lastStated.current = stated;
  const set = (wanted: AskedSparsity) =>
    scenarioStore.edit((scenario) => withSparsity(scenario, id, wanted));
  const isOpen = stated === null;
  return (
    <fieldset aria-label={t('choice', { option: name })} className={`mt-1 ${SEGMENT_FRAME}`}>
      <button
        type="button"
        aria-pressed={!isOpen}
        className={segmentPart(!isOpen)}
        onClick={() => isOpen && set(lastStated.current ?? statedAs(sparsity.pattern, plan))}
      >
        {t('stated')}
      </button>
      <button
        type="button"
        aria-pressed={isOpen}
        className={segmentPart(isOpen)}
        onClick={() => !isOpen && set(openedSchedule(sparsity))}
      >
        {t('open')}
      </button>
    </fieldset>
  );
}
