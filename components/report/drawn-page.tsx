import type { ReactElement } from 'react';
import { co2eChart } from '@/components/charts/co2e-chart';
import { stepBreakdownChart } from '@/components/charts/step-breakdown-chart';
import { timeWaterfall } from '@/components/charts/time-waterfall';
import { PageFrame } from './page-frame';
import type { Paper } from './paper';
import { ChartSection, SCENE_SIZE } from './section';

/** The pictures for those who support the decision: CO2e, one step, and where the time of the pick goes. */
export function DrawnPage({ paper }: { paper: Paper }): ReactElement {
  const { input, chartOptions, chartTexts, comparison, pick } = paper;
  const timed = chartOptions.filter(({ remark }) => remark === null);
  const drawn = timed.find(({ id }) => id === pick?.id) ?? timed[0];
  const { baselineId } = comparison;
  const { carbonCapKilograms } = input.scenario.goals;
  return (
    <PageFrame paper={paper} name="drawn">
      <ChartSection
        paper={paper}
        scene={co2eChart(
          { options: chartOptions, baselineId, carbonCapKilograms },
          chartTexts,
          SCENE_SIZE,
        )}
      />
      {timed.length > 0 && (
        <ChartSection paper={paper} scene={stepBreakdownChart(timed, chartTexts, SCENE_SIZE)} />
      )}
      {drawn !== undefined && (
        <ChartSection paper={paper} scene={timeWaterfall(drawn, chartTexts, SCENE_SIZE)} />
      )}
    </PageFrame>
  );
}
