import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { timeChart } from '@/components/charts/time-chart';
import type { TrainingSecondsByPart } from '@/engine/result';
import { isTimed } from '@/lib/figures/comparison';
import { formatDuration } from '@/lib/format/duration';
import { scheduleSentences } from './advice-sentences';
import { Notes } from './notes';
import type { Paper } from './paper';
import { ChartSection, SCENE_SIZE, Section } from './section';
import { MEASURE_PT } from './style';
import { optionWidthsPt, TextTable } from './text-table';

const NAME_PT = 150;
const PARTS: readonly (keyof TrainingSecondsByPart)[] = [
  'sparseSteps',
  'denseSteps',
  'evaluation',
  'dataLoading',
  'checkpoints',
  'startUp',
  'failures',
  'setbacks',
  'waiting',
];

/** How long each option takes, drawn and by part. */
export function TimeSections({ paper }: { paper: Paper }): ReactElement {
  const { input, say, columns, chartOptions, chartTexts, comparison, titles, locale } = paper;
  const shown = columns.filter(({ result }) => isTimed(result));
  const used = PARTS.filter((part) =>
    shown.some(({ result }) => result.trainingSecondsByPart[part] > 0),
  );
  const duration = (seconds: number) =>
    seconds === 0 ? '—' : formatDuration(seconds, locale, { digits: 3 });
  const widthsPt = optionWidthsPt(MEASURE_PT, NAME_PT, Math.max(1, shown.length));
  return (
    <View>
      <ChartSection
        paper={paper}
        scene={timeChart(
          {
            options: chartOptions,
            baselineId: comparison.baselineId,
            deadlineSeconds: input.scenario.goals.deadlineSeconds,
          },
          chartTexts,
          SCENE_SIZE,
        )}
      />
      <Section paper={paper} title={say('report.timeByPart')}>
        <TextTable
          paper={paper}
          columns={['', ...shown.map(({ asked }) => titles[asked.id]?.marked ?? asked.id)]}
          rows={[
            ...used.map((part) => [
              say(`charts.waterfall.part.${part}`),
              ...shown.map(({ result }) => duration(result.trainingSecondsByPart[part])),
            ]),
            [
              say('charts.waterfall.total'),
              ...shown.map(({ result }) => duration(result.trainingSeconds.p50)),
            ],
          ]}
          widthsPt={widthsPt}
          boldRows={[used.length]}
        />
        <Notes paper={paper} sentences={scheduleSentences(paper)} />
      </Section>
    </View>
  );
}
