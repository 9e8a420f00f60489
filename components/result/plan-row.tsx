// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '@/components/scenario/scenario-context';
import type { OptionResult } from '@/engine/result';
import type { Option, Sparsity } from '@/engine/scenario';
import type { Say } from '@/lib/i18n/change-sentences';
import type { OptionTitle } from '@/lib/i18n/option-titles';
import { choiceText, planText } from '@/lib/i18n/plan-text';
import type { Answer } from '@/lib/queries/answer';
import { ScheduleSwitch } from './schedule-switch';

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
}

/** What every option does with its weights over the run, and who says so: one cell per option. */
export function PlanRow({ answer, columns }: PlanRowProps) {
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
          </td>
        );
      })}
    </tr>
  );
}
