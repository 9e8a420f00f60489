'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '@/components/scenario/scenario-context';
import type { ScheduleAdvice } from '@/engine/result';
import { formatSignificant } from '@/lib/format/number';
import type { Say } from '@/lib/i18n/change-sentences';
import { scheduleSentence } from '@/lib/i18n/plan-text';
import type { Answer } from '@/lib/queries/answer';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { withSparsity } from '@/lib/scenario-state/schedule';
import type { ScenarioWording } from './use-wording';

interface PlanAdviceProps {
  answer: Answer;
  schedules: readonly ScheduleAdvice[];
  wording: ScenarioWording;
}

/** Schedules that keep the bound where a stated one may not, each in one click and one step of undo. */
export function PlanAdvice({ answer, schedules, wording }: PlanAdviceProps) {
  const t = useTranslations();
  const say: Say = (key, values) => t(key, values);
  const { readOnly } = useDesk();
  const { goals } = answer.scenario;
  const asked = new Map(answer.result.options.map((option) => [option.id, option]));
  if (schedules.length === 0) return null;
  const title = t('plan.keeping', { limit: formatSignificant(goals.lossGapLimit, 2) });
  return (
    <div className="pt-4">
      <h3 className="font-semibold">{title}</h3>
      <ul aria-label={title} className="divide-y divide-rule">
        {schedules.map((schedule) => {
          const option = asked.get(schedule.optionId);
          if (option === undefined) return null;
          const name = wording.titleOf(option.id);
          return (
            <li
              key={`${option.id} ${schedule.keepsBound}`}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2"
            >
              <span className="max-w-[44rem]">
                {t('plan.ofOption', {
                  option: name,
                  plan: scheduleSentence(schedule, option, goals, wording, say),
                })}
              </span>
              {!readOnly && (
                <button
                  type="button"
                  aria-label={t('plan.useFor', { option: name, plan: t('plan.use') })}
                  className="min-h-7 shrink-0 rounded-small border border-rule-firm bg-raised px-2 text-note hover:bg-sunken"
                  onClick={() =>
                    scenarioStore.edit((now) => withSparsity(now, option.id, schedule.sparsity))
                  }
                >
                  {t('plan.use')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
