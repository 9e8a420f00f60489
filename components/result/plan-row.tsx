// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '@/components/scenario/scenario-context';
import type { OptionResult, ScheduleAdvice } from '@/engine/result';
import type { Option, Sparsity } from '@/engine/scenario';
import type { Say } from '@/lib/i18n/change-sentences';
import type { OptionTitle } from '@/lib/i18n/option-titles';
import { choiceText, planText, scheduleSentence } from '@/lib/i18n/plan-text';
import type { Answer } from '@/lib/queries/answer';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { withSparsity } from '@/lib/scenario-state/schedule';
import { ScheduleSwitch } from './schedule-switch';
import type { ScenarioWording } from './use-wording';

interface PlanRowProps {
  answer: Answer;
  columns: {
    option: OptionResult;
    asked: Option | undefined;
    /** As stated, or as found where the schedule was left open. */
    plan: Sparsity | undefined;
    title: OptionTitle | undefined;
    recommended: boolean;
  }[];
  schedules: readonly ScheduleAdvice[];
  wording: ScenarioWording;
}

/** What every option does with its weights over the run, and who says so: one cell per option. */
export function PlanRow({ answer, columns, schedules, wording }: PlanRowProps) {
  const t = useTranslations();
  const say: Say = (key, values) => t(key, values);
  const { readOnly } = useDesk();
  const { goals } = answer.scenario;
  return (
    <tr role="row" className="max-md:block max-md:pt-3">
      <th
        role="rowheader"
        scope="row"
        className="border-t border-rule py-2 pr-2 text-left align-top font-semibold max-md:block max-md:border-t-0 max-md:pb-1"
      >
        {t('plan.title')}
      </th>
      {columns.map(({ option, asked, plan, title, recommended }) => {
        const chosen = choiceText(option, goals, say);
        return (
          <td
            role="cell"
            key={option.id}
            className={`border-t border-rule px-3 py-2 align-top max-md:block max-md:px-0 max-md:py-1 ${
              recommended ? 'md:bg-accent-wash' : ''
            }`}
          >
            <span className="block font-semibold md:hidden">{title?.title}</span>
            <span className="block">{plan && planText(plan, say)}</span>
            {chosen && <span className="block text-note text-ink-soft">{chosen}</span>}
            {asked && plan && asked.sparsity.pattern !== 'dense' && !readOnly && (
              <ScheduleSwitch asked={asked} plan={plan} name={title?.title ?? ''} />
            )}
            <Advice
              schedules={schedules.filter(({ optionId }) => optionId === option.id)}
              said={(schedule) => scheduleSentence(schedule, option, goals, wording, say)}
              readOnly={readOnly}
            />
          </td>
        );
      })}
    </tr>
  );
}

interface AdviceProps {
  schedules: readonly ScheduleAdvice[];
  said: (schedule: ScheduleAdvice) => string;
  readOnly: boolean;
}

/** Schedules that keep the bound, each in one click and one step of undo. */
function Advice({ schedules, said, readOnly }: AdviceProps) {
  if (schedules.length === 0) return null;
  return (
    <ul className="space-y-1 pt-2 text-note">
      {schedules.map((schedule) => (
        <li key={schedule.keepsBound}>
          {readOnly ? (
            said(schedule)
          ) : (
            <button
              type="button"
              className="min-h-6 rounded-small border border-rule-firm bg-raised px-2 py-1 text-left hover:bg-sunken"
              onClick={() =>
                scenarioStore.edit((now) => withSparsity(now, schedule.optionId, schedule.sparsity))
              }
            >
              {said(schedule)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
