import { scaleLinear, scaleLog } from 'd3';
import type { Tick } from './axis';
import type { ChartTexts } from './chart-texts';
import { line, type Mark, px, rect, TYPE, text } from './scene';
import { textWidthPx } from './text-width';

/** Texts of a chart with two axes of plain numbers. */
export interface PlotTexts extends ChartTexts {
  /** A number without its unit: the axis says it. */
  amount: (value: number) => string;
  /** A percentage to three digits: 87.5%. */
  precisePercent: (ratio: number) => string;
}

export interface PlotAxis {
  low: number;
  high: number;
  isLog: boolean;
  ticks: readonly Tick[];
  title: string;
}

/** A plot with its grid, ticks and axis titles, and where values lie in it. */
export interface PlotFrame {
  leftPx: number;
  topPx: number;
  rightPx: number;
  bottomPx: number;
  heightPx: number;
  xOf: (value: number) => number;
  yOf: (value: number) => number;
  marks: Mark[];
}

const LABEL_GAP_PX = 6;
const TICK_GAP_PX = 10;
const AXIS_PX = 40;
const TITLE_PX = 18;

/** Round values within an axis: of a linear one as many as asked, of a logarithmic one the powers of ten. */
export function axisTicks(
  low: number,
  high: number,
  isLog: boolean,
  label: (value: number) => string,
  tickCount = 5,
): Tick[] {
  const powers = () => {
    const first = Math.ceil(Math.log10(low));
    const last = Math.floor(Math.log10(high));
    return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  };
  const values = isLog ? powers() : scaleLinear([low, high], [0, 1]).ticks(tickCount);
  return values.map((value) => ({ value, label: label(value) }));
}

/** The frame of a plot below `headPx` of other marks; the title of the upward axis stands above it. */
export function plotFrame(
  x: PlotAxis,
  y: PlotAxis,
  { widthPx, plotPx, headPx }: { widthPx: number; plotPx: number; headPx: number },
): PlotFrame {
  const labelPx = Math.max(...y.ticks.map((tick) => textWidthPx(tick.label, TYPE.tickPx)), 0);
  const leftPx = labelPx + LABEL_GAP_PX + 2;
  const topPx = headPx + TITLE_PX;
  const rightPx = widthPx - 1;
  const bottomPx = topPx + plotPx;
  const scale = (axis: PlotAxis, range: [number, number]) =>
    (axis.isLog ? scaleLog : scaleLinear)([axis.low, axis.high], range);
  const xOf = scale(x, [leftPx, rightPx]);
  const yOf = scale(y, [bottomPx, topPx]);
  const marks: Mark[] = [
    text(y.title, 0, headPx + 11, { sizePx: TYPE.tickPx, fill: 'inkSoft' }),
    text(x.title, rightPx, bottomPx + 32, { sizePx: TYPE.tickPx, anchor: 'end', fill: 'inkSoft' }),
  ];
  for (const { value, label } of y.ticks)
    marks.push(
      line(leftPx, yOf(value), rightPx, yOf(value), { stroke: 'rule' }),
      text(label, leftPx - LABEL_GAP_PX, yOf(value) + 4, {
        sizePx: TYPE.tickPx,
        anchor: 'end',
        fill: 'inkSoft',
      }),
    );
  let labelledTo = Number.NEGATIVE_INFINITY;
  for (const { value, label } of x.ticks) {
    const at = xOf(value);
    const half = textWidthPx(label, TYPE.tickPx) / 2;
    marks.push(line(at, topPx, at, bottomPx, { stroke: 'rule' }));
    if (at - half < labelledTo + TICK_GAP_PX || at + half > rightPx) continue;
    labelledTo = at + half;
    marks.push(
      text(label, at, bottomPx + 14, { sizePx: TYPE.tickPx, anchor: 'middle', fill: 'inkSoft' }),
    );
  }
  marks.push(rect(leftPx, topPx, rightPx - leftPx, plotPx, { stroke: 'rule' }));
  return { leftPx, topPx, rightPx, bottomPx, heightPx: bottomPx + AXIS_PX, xOf, yOf, marks };
}

/** Path data through points given in the plot's own values. */
export function curvePath(plot: PlotFrame, points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${px(plot.xOf(x))} ${px(plot.yOf(y))}`).join('L')}`;
}

/** A text on a patch of ground, so that lines behind do not cross it. */
export function patchedText(
  content: string,
  xPx: number,
  yPx: number,
  style: Parameters<typeof text>[3] = {},
): Mark[] {
  const mark = text(content, xPx, yPx, style);
  const width = textWidthPx(content, mark.sizePx, mark.bold);
  const shift = { start: 0, middle: width / 2, end: width }[mark.anchor];
  return [
    rect(xPx - shift - 2, yPx - mark.sizePx * 0.85, width + 4, mark.sizePx * 1.15, {
      fill: 'ground',
    }),
    mark,
  ];
}
