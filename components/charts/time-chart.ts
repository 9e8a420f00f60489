import type { ChartOption } from './chart-options';
import type { ChartTexts } from './chart-texts';
import { durationTicks } from './duration-axis';
import { finding } from './finding';
import { bandText, optionBars } from './option-bars';
import type { Scene, Size } from './scene';

export interface TimeChartData {
  options: readonly ChartOption[];
  baselineId: string;
  deadlineSeconds: number | null;
}

/** Training time per option from zero, with its band and the deadline. */
export function timeChart(data: TimeChartData, texts: ChartTexts, size: Size): Scene {
  const timed = data.options.filter((option) => option.remark === null);
  const { marks, heightPx } = optionBars(
    data.options.map((option) => {
      const band = option.result.trainingSeconds;
      const shown = option.remark === null;
      return {
        ...option,
        band: shown ? band : null,
        segments: shown ? [{ name: '', value: band.p50, tint: 0 }] : [],
        valueText: texts.duration(band.p50),
        bandText: bandText(band, texts.duration, texts),
        figureId: `option.${option.id}.trainingSeconds.p50`,
      };
    }),
    {
      widthPx: size.widthPx,
      limit:
        data.deadlineSeconds === null
          ? null
          : {
              value: data.deadlineSeconds,
              label: texts.say('deadline', { value: texts.duration(data.deadlineSeconds) }),
            },
      ticksTo: (maximum, tickCount) => durationTicks(maximum, tickCount, texts),
    },
  );
  const rows = data.options.map(({ markedName: name, remark, result: { trainingSeconds } }) =>
    remark === null
      ? [
          name,
          texts.duration(trainingSeconds.p50),
          bandText(trainingSeconds, texts.duration, texts),
        ]
      : [name, remark, ''],
  );
  return {
    widthPx: size.widthPx,
    heightPx,
    title: finding(
      timed.map(({ id, name, grade, result }) => ({
        id,
        name,
        grade,
        band: result.trainingSeconds,
        chipCount: result.chipCount,
      })),
      { topic: 'time', baselineId: data.baselineId, value: texts.duration },
      texts,
    ),
    summary: texts.say('time.summary', {
      values: texts.list(
        timed.map(({ markedName: name, result }) =>
          texts.say('valueOf', { name, value: texts.duration(result.trainingSeconds.p50) }),
        ),
      ),
    }),
    marks,
    twin: {
      columns: [texts.say('option'), texts.say('time.column'), texts.say('band')],
      rows,
    },
  };
}
