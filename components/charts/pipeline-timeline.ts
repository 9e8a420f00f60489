import { scaleLinear } from 'd3';
import { axisMarks } from './axis';
import type { PlotTexts } from './plot-frame';
import { type Mark, px, type Scene, type Size, TYPE, text } from './scene';
import { fittedText, textWidthPx } from './text-width';

interface Visit {
  stage: number;
  tile: number;
  startSeconds: number;
  endSeconds: number;
}

export interface PipelineTimelineData {
  stageIds: readonly string[];
  /** Stage -1 is the off-chip channel. */
  visits: readonly Visit[];
  totalSeconds: number;
  /** Share of each transfer during which all stages stand still. */
  blockingShareRatio: number;
  /** What each stage's time goes to over a whole pass of `passSeconds`. */
  waits: readonly {
    stage: number;
    workSeconds: number;
    channelSeconds: number;
    tileSeconds: number;
    roomSeconds: number;
  }[];
  passSeconds: number;
}

const ROW_PX = 19;
const BAR_PX = 14;
const HEAD_PX = 20;
const AXIS_PX = 22;
const NAME_SHARE_RATIO = 0.42;
const TICK_PX = 70;
const MICROSECONDS_PER_SECOND = 1e6;
/** Shares are said to a thousandth: less is the noise of adding up. */
const SHARE_STEPS = 1000;
/** Tiles in turn, so that one can be followed through the stages. */
const TILE_OPACITY_RATIOS = [1, 0.55, 0.3];

/** Stages that stand still are seen through a veil. */
const STILL_OPACITY_RATIO = 0.6;
const GAP_PX = 0.5;

interface Box {
  xPx: number;
  yPx: number;
  widthPx: number;
  heightPx: number;
}

function boxPath({ xPx, yPx, widthPx, heightPx }: Box): string {
  const [right, bottom] = [px(xPx + widthPx), px(yPx + heightPx)];
  return `M${px(xPx)} ${px(yPx)}L${right} ${px(yPx)}L${right} ${bottom}L${px(xPx)} ${bottom}Z`;
}

/** Visits of one shade and hue as one mark: there are hundreds. */
function visitMarks(
  visits: readonly Visit[],
  boxOf: (visit: Visit) => Omit<Box, 'heightPx'>,
): Mark[] {
  return [true, false].flatMap((isChannel) =>
    TILE_OPACITY_RATIOS.map((fillOpacityRatio, shade): Mark => {
      const shown = visits.filter(
        ({ stage, tile }) => stage < 0 === isChannel && tile % TILE_OPACITY_RATIOS.length === shade,
      );
      const d = shown
        .map(boxOf)
        .map((box) =>
          boxPath({ ...box, widthPx: Math.max(0, box.widthPx - GAP_PX), heightPx: BAR_PX }),
        )
        .join('');
      return { kind: 'path', d, fill: isChannel ? 'inkSoft' : 'familyRdu', fillOpacityRatio };
    }),
  );
}

/** Tiles through the stages of a section over time: the channel above, stages below, gaps are waits. */
export function pipelineTimeline(
  data: PipelineTimelineData,
  texts: PlotTexts,
  { widthPx }: Size,
): Scene {
  const { stageIds, visits, totalSeconds, waits, passSeconds, blockingShareRatio } = data;
  const names = [texts.say('pipeline.channel'), ...stageIds.map((id) => texts.say(`stage.${id}`))];
  const widest = Math.max(...names.map((name) => textWidthPx(name, TYPE.tickPx)));
  const leftPx = Math.min(widest, widthPx * NAME_SHARE_RATIO) + 8;
  const bottomPx = HEAD_PX + names.length * ROW_PX;
  const micro = (seconds: number) => texts.amount(seconds * MICROSECONDS_PER_SECOND);
  const perSecond = (widthPx - leftPx - 1) / totalSeconds;
  const xOf = (seconds: number) => leftPx + seconds * perSecond;
  const ticks = scaleLinear([0, totalSeconds * MICROSECONDS_PER_SECOND], [0, 1])
    .ticks(Math.max(2, Math.round((widthPx - leftPx) / TICK_PX)))
    .map((value) => ({ value: value / MICROSECONDS_PER_SECOND, label: texts.amount(value) }));
  const rowOf = (stage: number) => HEAD_PX + (stage + 1) * ROW_PX;
  const marks: Mark[] = [
    text(texts.say('pipeline.axis'), widthPx - 1, 12, {
      sizePx: TYPE.tickPx,
      anchor: 'end',
      fill: 'inkSoft',
    }),
    ...axisMarks(ticks, xOf, { topPx: HEAD_PX, bottomPx, rightPx: widthPx }),
    ...names.map((name, index) =>
      text(fittedText(name, leftPx - 6, TYPE.tickPx), 0, HEAD_PX + index * ROW_PX + 11, {
        sizePx: TYPE.tickPx,
      }),
    ),
    ...visitMarks(visits, (visit) => ({
      xPx: xOf(visit.startSeconds),
      yPx: rowOf(visit.stage),
      widthPx: (visit.endSeconds - visit.startSeconds) * perSecond,
    })),
    {
      kind: 'path',
      d: visits
        .filter(({ stage }) => stage < 0)
        .map(({ startSeconds, endSeconds }) =>
          boxPath({
            xPx: xOf(startSeconds),
            yPx: rowOf(0),
            widthPx: (endSeconds - startSeconds) * blockingShareRatio * perSecond,
            heightPx: bottomPx - rowOf(0),
          }),
        )
        .join(''),
      fill: 'ground',
      fillOpacityRatio: STILL_OPACITY_RATIO,
    },
  ];
  const mean = (of: (wait: (typeof waits)[number]) => number) =>
    waits.reduce((total, wait) => total + of(wait), 0) / (waits.length * passSeconds);
  const percent = (ratio: number) => texts.percent(Math.round(ratio * SHARE_STEPS) / SHARE_STEPS);
  const shareOf = (seconds: number) => percent(seconds / passSeconds);
  const shares = {
    work: percent(mean(({ workSeconds }) => workSeconds)),
    channel: percent(mean(({ channelSeconds }) => channelSeconds)),
    tile: percent(mean(({ tileSeconds }) => tileSeconds)),
    room: percent(mean(({ roomSeconds }) => roomSeconds)),
  };
  return {
    widthPx,
    heightPx: bottomPx + AXIS_PX,
    title: texts.say('pipeline.finding', shares),
    summary: texts.say('pipeline.summary', {
      ...shares,
      stages: texts.count(stageIds.length),
      seconds: micro(totalSeconds),
    }),
    marks,
    twin: {
      columns: ['stage', 'work', 'channel', 'tile', 'room'].map((key) =>
        texts.say(`pipeline.column.${key}`),
      ),
      rows: waits.map((wait) => [
        names[wait.stage + 1] ?? '',
        shareOf(wait.workSeconds),
        shareOf(wait.channelSeconds),
        shareOf(wait.tileSeconds),
        shareOf(wait.roomSeconds),
      ]),
    },
  };
}
