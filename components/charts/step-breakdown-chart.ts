import { PLANNED_STEP_PARTS, type StepBreakdownSeconds } from '@/engine/result';
import type { ChartOption } from './chart-options';
import type { ChartTexts } from './chart-texts';
import { durationTicks } from './duration-axis';
import { optionBars } from './option-bars';
import type { Scene, Size } from './scene';
import { tintLegend } from './tint-legend';

/** Twelve causes are six sorts in the picture; the table keeps all twelve. */
export const STEP_GROUPS = {
  multiply: ['compute', 'head'],
  memory: ['attention', 'elementwise', 'optimizer'],
  communication: ['tensorParallel', 'pipelineTransfer', 'dataParallel'],
  bubble: ['pipelineBubble'],
  host: ['host', 'other'],
  layout: ['beyondBestPlan'],
} as const satisfies Record<string, readonly (keyof StepBreakdownSeconds)[]>;
export type StepGroup = keyof typeof STEP_GROUPS;
const GROUPS = Object.keys(STEP_GROUPS) as StepGroup[];

/** A step whose layout was stated holds none of the last part. */
function secondsOfPart(step: StepBreakdownSeconds, part: keyof StepBreakdownSeconds): number {
  return step[part] ?? 0;
}

function secondsOfGroup(step: StepBreakdownSeconds, group: StepGroup): number {
  return STEP_GROUPS[group].reduce((seconds, part) => seconds + secondsOfPart(step, part), 0);
}

/** What one training step of each option waits for. A step has no band of its own. */
export function stepBreakdownChart(
  options: readonly ChartOption[],
  texts: ChartTexts,
  size: Size,
): Scene {
  const shown = options.filter((option) => option.remark === null);
  const used = GROUPS.filter((group) =>
    shown.some(({ result }) => secondsOfGroup(result.stepBreakdownSeconds, group) > 0),
  );
  const legend = tintLegend(
    used.map((group) => texts.say(`step.group.${group}`)),
    size.widthPx,
  );
  const stepSeconds = (option: ChartOption) =>
    PLANNED_STEP_PARTS.reduce(
      (seconds, part) => seconds + secondsOfPart(option.result.stepBreakdownSeconds, part),
      0,
    );
  const multiplyShare = (option: ChartOption) =>
    secondsOfGroup(option.result.stepBreakdownSeconds, 'multiply') / stepSeconds(option);
  const bars = optionBars(
    options.map((option) => {
      const total = stepSeconds(option);
      return {
        ...option,
        band: option.remark === null ? { p10: total, p50: total, p90: total } : null,
        segments: used.map((group, tint) => ({
          name: texts.say(`step.group.${group}`),
          value: secondsOfGroup(option.result.stepBreakdownSeconds, group),
          tint,
        })),
        valueText: texts.duration(total),
        bandText: '',
        figureId: `option.${option.id}.stepSeconds`,
      };
    }),
    {
      widthPx: size.widthPx,
      topPx: legend.heightPx,
      limit: null,
      ticksTo: (maximum, tickCount) => durationTicks(maximum, tickCount, texts),
    },
  );
  const most = [...shown].sort((a, b) => multiplyShare(b) - multiplyShare(a))[0];
  const parts = PLANNED_STEP_PARTS.filter((part) =>
    shown.some(({ result }) => secondsOfPart(result.stepBreakdownSeconds, part) > 0),
  );
  return {
    widthPx: size.widthPx,
    heightPx: bars.heightPx,
    title:
      most === undefined
        ? texts.say('time.none')
        : texts.say('step.finding', {
            name: most.name,
            share: texts.percent(multiplyShare(most)),
          }),
    summary: texts.say('step.summary', {
      values: texts.list(
        shown.map((option) =>
          texts.say('valueOf', {
            name: option.markedName,
            value: texts.duration(stepSeconds(option)),
          }),
        ),
      ),
    }),
    marks: [...legend.marks, ...bars.marks],
    twin: {
      columns: [texts.say('step.column'), ...shown.map(({ markedName }) => markedName)],
      rows: [
        ...parts.map((part) => [
          texts.say(`step.part.${part}`),
          ...shown.map(({ result }) =>
            texts.duration(secondsOfPart(result.stepBreakdownSeconds, part)),
          ),
        ]),
        [texts.say('total'), ...shown.map((option) => texts.duration(stepSeconds(option)))],
      ],
    },
  };
}
