'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { chartOptions } from '@/components/charts/chart-options';
import { chartTexts } from '@/components/charts/chart-texts';
import { costChart } from '@/components/charts/cost-chart';
import { timeChart } from '@/components/charts/time-chart';
import { useDesk } from '@/components/scenario/scenario-context';
import type { Answer } from '@/lib/queries/answer';
import { ChartFigure } from './chart-figure';
import { useWording } from './use-wording';

/** Time and cost of the options, drawn. */
export const Charts = memo(function Charts({ answer }: { answer: Answer }) {
  const t = useTranslations('charts');
  const { names } = useDesk();
  const { scenario, result, assumedPriceIds } = answer;
  const wording = useWording(scenario);
  const texts = chartTexts(wording.locale, wording.money, t);
  const titles = Object.fromEntries(
    Object.entries(wording.titles).map(([id, { title }]) => [id, title]),
  );
  const options = chartOptions(result, scenario, names.hardware, titles, texts);
  const baselineId = options[0]?.id ?? '';
  const { deadlineSeconds, budgetUsd } = scenario.goals;
  return (
    <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
      <ChartFigure
        id="time-chart"
        draw={(size) => timeChart({ options, baselineId, deadlineSeconds }, texts, size)}
      />
      <ChartFigure
        id="cost-chart"
        draw={(size) => costChart({ options, baselineId, budgetUsd, assumedPriceIds }, texts, size)}
      />
    </div>
  );
});
