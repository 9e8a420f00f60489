import type { TrainingSecondsByPart } from '@/engine/result';
import type { ChartOption } from './chart-options';
import type { ChartTexts } from './chart-texts';
import { durationTicks } from './duration-axis';
import { partBars } from './part-bars';
import type { Scene, Size } from './scene';

/** In the order of the run: work first, then what is lost around it. */
const PARTS = [
  'sparseSteps',
  'denseSteps',
  'evaluation',
  'dataLoading',
  'checkpoints',
  'startUp',
  'failures',
  'setbacks',
  'waiting',
] as const satisfies readonly (keyof TrainingSecondsByPart)[];
const STEPS: readonly string[] = ['sparseSteps', 'denseSteps'];

/** Where the time of one option goes, from the first step to the last. Parts of no length are left out. */
export function timeWaterfall(option: ChartOption, texts: ChartTexts, size: Size): Scene {
  const { trainingSecondsByPart } = option.result;
  const total = PARTS.reduce((seconds, part) => seconds + trainingSecondsByPart[part], 0);
  const parts = PARTS.filter((part) => trainingSecondsByPart[part] > 0);
  const lostShare =
    parts
      .filter((part) => !STEPS.includes(part))
      .reduce((seconds, part) => seconds + trainingSecondsByPart[part], 0) / total;
  const prefix = `option.${option.id}`;
  const { marks, heightPx } = partBars(
    [
      ...parts.map((part) => ({
        name: texts.say(`waterfall.part.${part}`),
        value: trainingSecondsByPart[part],
        valueText: texts.duration(trainingSecondsByPart[part]),
        total: false,
        hatched: part === 'sparseSteps',
        figureId: `${prefix}.trainingSecondsByPart.${part}`,
      })),
      {
        name: texts.say('waterfall.total'),
        value: total,
        valueText: texts.duration(total),
        total: true,
        hatched: false,
        figureId: `${prefix}.trainingSeconds.p50`,
      },
    ],
    {
      widthPx: size.widthPx,
      family: option.family,
      dashed: option.grade === 'assumption',
      ticksTo: (maximum, tickCount) => durationTicks(maximum, tickCount, texts),
    },
  );
  return {
    widthPx: size.widthPx,
    heightPx,
    title: texts.say('waterfall.finding', {
      name: option.markedName,
      share: texts.percent(lostShare),
    }),
    summary: texts.say('waterfall.summary', {
      name: option.markedName,
      values: texts.list(
        parts.map((part) =>
          texts.say('valueOf', {
            name: texts.say(`waterfall.part.${part}`),
            value: texts.duration(trainingSecondsByPart[part]),
          }),
        ),
      ),
    }),
    marks,
    twin: {
      columns: [texts.say('part'), texts.say('time.column'), texts.say('share')],
      rows: [
        ...parts.map((part) => [
          texts.say(`waterfall.part.${part}`),
          texts.duration(trainingSecondsByPart[part]),
          texts.percent(trainingSecondsByPart[part] / total),
        ]),
        [texts.say('waterfall.total'), texts.duration(total), texts.percent(1)],
      ],
    },
  };
}
