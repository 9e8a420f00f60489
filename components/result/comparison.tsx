// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
'use client';

import { useTranslations } from 'next-intl';
import { memo, useId, useState } from 'react';
import { useDesk } from '@/components/scenario/scenario-context';
import { plannedSparsity } from '@/engine/planned-sparsity';
import type { ScheduleAdvice } from '@/engine/result';
import { comparison } from '@/lib/figures/comparison';
import type { Answer } from '@/lib/queries/answer';
import { bandScale } from './band-bar';
import { shownCells } from './comparison-row';
import { familyVariable } from './family-mark';
import { FigureCell } from './figure-cell';
import { LayoutRow } from './layout-row';
import { Legend } from './legend';
import { METRICS } from './metrics';
import { OptionHeading } from './option-heading';
import { PlanAdvice } from './plan-advice';
import { PlanRow } from './plan-row';
import { useWording } from './use-wording';

interface ComparisonProps {
  answer: Answer;
  /** The recommended option: its column alone carries the accent. */
  pickId: string | null;
  schedules?: readonly ScheduleAdvice[] | undefined;
}

const NO_SCHEDULES: readonly ScheduleAdvice[] = [];

/** The options side by side. On a narrow screen each row becomes a list of its own. */
export const Comparison = memo(function Comparison({
  answer,
  pickId,
  schedules = NO_SCHEDULES,
}: ComparisonProps) {
  const t = useTranslations();
  const selectId = useId();
  const { names } = useDesk();
  const { scenario, result } = answer;
  const wording = useWording(scenario);
  const [chosen, setBaseline] = useState<string | undefined>(undefined);
  const { baselineId, rows } = comparison(result, {
    assumedPriceIds: answer.assumedPriceIds,
    ...(chosen === undefined ? {} : { baselineId: chosen }),
  });
  const columns = result.options.map((option, index) => {
    const asked = scenario.options[index] ?? scenario.options[0];
    const plan = asked && plannedSparsity(asked, option);
    return {
      option,
      asked,
      plan,
      title: wording.titles[option.id],
      colour: familyVariable(asked?.hardware ?? '', names),
      sparse: plan?.pattern !== 'dense',
      recommended: option.id === pickId,
    };
  });
  return (
    <section aria-labelledby={`${selectId}-title`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pb-2">
        <h2 id={`${selectId}-title`} className="text-lead">
          {t('compare.title')}
        </h2>
        <label className="flex items-center gap-2 text-note text-ink-soft">
          {t('compare.baseline')}
          <select
            className="h-7 rounded-small border border-rule-firm bg-raised px-1 text-note text-ink"
            value={baselineId}
            onChange={(event) => setBaseline(event.target.value)}
          >
            {result.options.map(({ id }) => (
              <option key={id} value={id}>
                {wording.titleOf(id)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <table role="table" className="w-full table-fixed border-collapse max-md:block">
        <caption className="sr-only">
          {t('compare.caption', { baseline: wording.titleOf(baselineId) })}
        </caption>
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row">
            <th
              role="columnheader"
              scope="col"
              className="w-[7.5rem] pb-2 text-left align-bottom text-note font-normal text-ink-soft"
            >
              {t('compare.metric')}
            </th>
            {columns.map((column) => (
              <OptionHeading key={column.option.id} {...column} wording={wording} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:block">
          {METRICS.map((metric) => {
            const row = rows.find(({ id }) => id === metric.id);
            if (row === undefined) return null;
            const cells = shownCells(row, baselineId, metric, wording);
            const scale = bandScale(cells.map((cell) => cell.band).filter((b) => b !== null));
            return (
              <tr role="row" key={metric.id} className="max-md:block max-md:pt-3">
                <th
                  role="rowheader"
                  scope="row"
                  className="border-t border-rule py-2 pr-2 text-left align-top font-semibold max-md:block max-md:border-t-0 max-md:pb-1"
                >
                  {t(`metric.${metric.name}`)}
                  {row.verdict.kind !== 'best' && row.verdict.kind !== 'none' && (
                    <span className="block text-note font-normal text-ink-soft">
                      {t(`compare.undecided.${row.verdict.kind}`)}
                    </span>
                  )}
                </th>
                {cells.map((cell, index) => {
                  const column = columns[index];
                  return column === undefined ? null : (
                    <FigureCell key={cell.optionId} cell={cell} scale={scale} {...column} />
                  );
                })}
              </tr>
            );
          })}
          {scenario.options.some(({ sparsity }) => sparsity.pattern !== 'dense') && (
            <PlanRow answer={answer} columns={columns} />
          )}
          <tr role="row" className="max-md:block max-md:pt-3">
            <th
              role="rowheader"
              scope="row"
              className="border-y border-rule py-2 pr-2 text-left align-top font-semibold max-md:block max-md:border-0"
            >
              {t('metric.chips')}
            </th>
            {columns.map(({ option, title, recommended }) => (
              <td
                role="cell"
                key={option.id}
                className={`border-y border-rule px-3 py-2 max-md:flex max-md:justify-between max-md:px-0 max-md:py-1 ${
                  recommended ? 'md:bg-accent-wash' : ''
                }`}
              >
                <span className="md:hidden">
                  {title?.title}
                  {title?.isValidated === false && (
                    <span className="block text-note text-ink-soft">
                      {t('compare.notValidated')}
                    </span>
                  )}
                </span>
                <span>
                  {option.chipCount > 0
                    ? t('compare.chips', { count: option.chipCount })
                    : t('compare.none')}
                </span>
              </td>
            ))}
          </tr>
          <LayoutRow columns={columns} scenario={scenario} wording={wording} />
          <tr role="row" className="max-md:block max-md:pt-3">
            <th
              role="rowheader"
              scope="row"
              className="border-b border-rule py-2 pr-2 text-left align-top font-semibold max-md:block max-md:border-0"
            >
              {t('compare.place')}
            </th>
            {columns.map(({ option, title, recommended }) => (
              <td
                role="cell"
                key={option.id}
                className={`border-b border-rule px-3 py-2 align-top text-note text-ink-soft max-md:flex max-md:justify-between max-md:gap-3 max-md:px-0 max-md:py-1 ${
                  recommended ? 'md:bg-accent-wash' : ''
                }`}
              >
                <span className="shrink-0 md:hidden">{title?.title}</span>
                <span>{title?.payment}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <Legend scenario={scenario} />
      <PlanAdvice answer={answer} schedules={schedules} wording={wording} />
    </section>
  );
});
