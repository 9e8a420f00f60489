import { axisTicks, curvePath, type PlotTexts, patchedText, plotFrame } from './plot-frame';
import { line, type Mark, px, type Scene, type Size, TYPE } from './scene';
import { textWidthPx } from './text-width';

interface ScheduleEnd {
  sparseShareRatio: number;
  speedupRatio: number;
}

export interface ScheduleCurveData {
  lossGapLimit: number;
  carryOver: { low: number; likely: number; high: number };
  levels: readonly {
    sparsityRatio: number;
    points: readonly { sparseShareRatio: number; lossGap: number; speedupRatio: number }[];
    atBound: { low: ScheduleEnd; likely: ScheduleEnd; high: ScheduleEnd };
  }[];
}

const PLOT_PX = 220;
/** The gap axis runs this many times as far as the bound. */
const REACH_FACTOR = 4;
const POINT_PX = 4;

/** What a loss gap buys in speed: one curve per level of sparsity over the share of sparse tokens. */
export function scheduleCurve(data: ScheduleCurveData, texts: PlotTexts, { widthPx }: Size): Scene {
  const { lossGapLimit, carryOver, levels } = data;
  const reach = lossGapLimit * REACH_FACTOR;
  const inReach = levels.map((level) => level.points.filter(({ lossGap }) => lossGap <= reach));
  const top = Math.max(...inReach.flat().map(({ speedupRatio }) => speedupRatio)) * 1.08;
  const levelName = (ratio: number) =>
    texts.say('fusion.level', { level: texts.precisePercent(ratio) });
  const plot = plotFrame(
    {
      low: 0,
      high: reach,
      isLog: false,
      ticks: axisTicks(0, reach, false, texts.amount),
      title: texts.say('schedule.xAxis'),
    },
    {
      low: 1,
      high: top,
      isLog: false,
      ticks: axisTicks(1, top, false, texts.factor),
      title: texts.say('schedule.yAxis'),
    },
    { widthPx, plotPx: PLOT_PX, headPx: 0 },
  );
  const boundX = plot.xOf(lossGapLimit);
  const marks: Mark[] = [
    ...plot.marks,
    line(boundX, plot.topPx, boundX, plot.bottomPx, {
      stroke: 'ink',
      strokeWidthPx: 1.25,
      dashPx: [5, 3],
    }),
    ...patchedText(
      texts.say('schedule.bound', { gap: texts.amount(lossGapLimit) }),
      boundX + 5,
      plot.bottomPx - 8,
    ),
  ];
  levels.forEach(({ sparsityRatio, atBound }, index) => {
    const points = inReach[index] ?? [];
    const last = points.at(-1);
    if (last === undefined) return;
    marks.push({
      kind: 'path',
      d: curvePath(
        plot,
        points.map(({ lossGap, speedupRatio }) => [lossGap, speedupRatio] as const),
      ),
      stroke: 'familyRdu',
      strokeWidthPx: 1.75,
    });
    if (atBound.likely.sparseShareRatio > 0)
      marks.push({
        kind: 'circle',
        xPx: px(boundX),
        yPx: px(plot.yOf(atBound.likely.speedupRatio)),
        radiusPx: POINT_PX,
        fill: 'ground',
        stroke: 'familyRdu',
        strokeWidthPx: 1.5,
      });
    const words = levelName(sparsityRatio);
    const wide = textWidthPx(words, TYPE.notePx);
    marks.push(
      ...patchedText(
        words,
        Math.min(plot.xOf(last.lossGap) + 6, plot.rightPx - wide - 4),
        plot.yOf(last.speedupRatio) - 8,
      ),
    );
  });
  const best = levels.reduce<(typeof levels)[number] | undefined>(
    (a, b) => (a && a.atBound.likely.speedupRatio >= b.atBound.likely.speedupRatio ? a : b),
    undefined,
  );
  const endText = (end: ScheduleEnd) =>
    texts.say('rho.cell', {
      factor: texts.factor(end.speedupRatio),
      share: texts.percent(end.sparseShareRatio),
    });
  const said = {
    gap: texts.amount(lossGapLimit),
    level: best === undefined ? '' : levelName(best.sparsityRatio),
    factor: texts.factor(best?.atBound.likely.speedupRatio ?? 1),
    range: texts.range(
      best?.atBound.low.speedupRatio ?? 1,
      best?.atBound.high.speedupRatio ?? 1,
      texts.factor,
    ),
  };
  return {
    widthPx,
    heightPx: plot.heightPx,
    title: texts.say('schedule.finding', said),
    summary: texts.say('schedule.summary', {
      ...said,
      values: texts.list(
        levels.map(({ sparsityRatio, atBound }) =>
          texts.say('valueOf', { name: levelName(sparsityRatio), value: endText(atBound.likely) }),
        ),
      ),
    }),
    marks,
    twin: {
      columns: [
        texts.say('fusion.column.level'),
        ...[carryOver.low, carryOver.likely, carryOver.high].map((worth) =>
          texts.say('schedule.column.worth', { worth: texts.amount(worth) }),
        ),
      ],
      rows: levels.map(({ sparsityRatio, atBound }) => [
        levelName(sparsityRatio),
        endText(atBound.low),
        endText(atBound.likely),
        endText(atBound.high),
      ]),
    },
  };
}
