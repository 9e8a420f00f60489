import { scaleLinear, scaleLog } from 'd3';
import { formatPercentTenths } from '@/lib/format/percent';
import type { ChartTexts } from './chart-texts';
import {
  line,
  type Mark,
  type PathMark,
  px,
  rect,
  type Scene,
  type Size,
  TYPE,
  text,
} from './scene';
import { shiftedMark } from './shifted-mark';
import { textWidthPx } from './text-width';
import type { Token } from './tokens';

/** One measured case with what the engine says of it. */
export interface AccuracyPoint {
  id: string;
  measured: number;
  predicted: number;
  isCalibration: boolean;
  /** Machine, software and layout, in words. */
  about: string;
}

export interface AccuracyScatterData {
  points: readonly AccuracyPoint[];
  family: Token;
  quantity: 'stepSeconds' | 'chipHours' | 'chipWatts';
  /** The case that is pointed at. */
  chosenId?: string | undefined;
}

export interface AccuracyTexts extends ChartTexts {
  /** A measured amount without its unit: the axes say it. */
  amount: (value: number) => string;
}

/** Relative error of a prediction, signed: positive where it is too much. */
export function errorRatioOf({ measured, predicted }: AccuracyPoint): number {
  return predicted / measured - 1;
}

/** Prediction within this share of the measurement: the soft band around the diagonal. */
export const NEAR_RATIO = 0.1;
const KEY_PX = 14;
const KEY_GAP_PX = 14;
const BAND_OPACITY_RATIO = 0.16;
const POINT_PX = 3;
/** Test cases stand out from many that were calibrated on. */
const CALIBRATION_OPACITY_RATIO = 0.6;
const CHOSEN_PX = 7;
const HEAD_PX = 40;
const AXIS_PX = 40;
const PLOT_HEIGHT_RATIO = 0.65;
const LEAST_PLOT_PX = 180;
const LARGEST_PLOT_PX = 380;
/** Room between the outermost point and the edge of the plot, as a factor. */
const MARGIN_FACTOR = 1.15;
const TICK_GAP_PX = 8;
const LABEL_GAP_PX = 6;
const DECADE_STEPS = [1, 2, 5];
const LEAST_TICK_COUNT = 3;

export interface AccuracyPlot {
  leftPx: number;
  topPx: number;
  rightPx: number;
  bottomPx: number;
  low: number;
  high: number;
  ticks: number[];
  xOf: (measured: number) => number;
  yOf: (predicted: number) => number;
}

/** From a little below the least amount to a little above the largest, on both axes. */
function amountRange(points: readonly AccuracyPoint[]): [number, number] {
  const amounts = points.flatMap(({ measured, predicted }) => [measured, predicted]);
  return [Math.min(...amounts) / MARGIN_FACTOR, Math.max(...amounts) * MARGIN_FACTOR];
}

/** Round amounts inside the axes: powers of ten, finer where few of them fit. */
function amountTicks([low, high]: [number, number]): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const decades = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const within = (steps: readonly number[]) =>
    decades
      .flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)))
      .filter((amount) => amount >= low && amount <= high);
  const choices = [within([1]), within(DECADE_STEPS), scaleLinear([low, high], [0, 1]).ticks(4)];
  return choices.find(({ length }) => length >= LEAST_TICK_COUNT) ?? [];
}

/** Where points lie: both axes run over the same amounts, logarithmic. */
export function accuracyPlot(
  points: readonly AccuracyPoint[],
  texts: AccuracyTexts,
  { widthPx }: Size,
): AccuracyPlot {
  const [low, high] = amountRange(points);
  const ticks = amountTicks([low, high]);
  const labelPx = Math.max(...ticks.map((tick) => textWidthPx(texts.amount(tick), TYPE.tickPx)), 0);
  const leftPx = labelPx + LABEL_GAP_PX + 2;
  const heightPx = Math.min(Math.max(widthPx * PLOT_HEIGHT_RATIO, LEAST_PLOT_PX), LARGEST_PLOT_PX);
  const rightPx = widthPx - 1;
  const bottomPx = HEAD_PX + heightPx;
  const xOf = scaleLog([low, high], [leftPx, rightPx]);
  const yOf = scaleLog([low, high], [bottomPx, HEAD_PX]);
  return { leftPx, topPx: HEAD_PX, rightPx, bottomPx, low, high, ticks, xOf, yOf };
}

const circle = (xPx: number, yPx: number, radiusPx: number) =>
  `M${px(xPx - radiusPx)} ${px(yPx)}A${radiusPx} ${radiusPx} 0 1 0 ${px(xPx + radiusPx)} ${px(yPx)}A${radiusPx} ${radiusPx} 0 1 0 ${px(xPx - radiusPx)} ${px(yPx)}Z`;

/** Many circles as one mark: a family has up to a thousand cases. */
function pointsMark(
  points: readonly AccuracyPoint[],
  plot: AccuracyPlot,
  paint: Partial<PathMark>,
): Mark[] {
  if (points.length === 0) return [];
  const d = points
    .map(({ measured, predicted }) => circle(plot.xOf(measured), plot.yOf(predicted), POINT_PX))
    .join('');
  return [{ kind: 'path', d, ...paint }];
}

/** The diagonal with its band, cut at the edges of the plot. */
function diagonalMarks({ low, high, xOf, yOf }: AccuracyPlot): Mark[] {
  const above = 1 + NEAR_RATIO;
  const below = 1 - NEAR_RATIO;
  const corners: [number, number][] = [
    [low, low],
    [low, low * above],
    [high / above, high],
    [high, high],
    [high, high * below],
    [low / below, low],
  ];
  const path = corners.map(([x, y]) => `${px(xOf(x))} ${px(yOf(y))}`).join('L');
  return [
    { kind: 'path', d: `M${path}Z`, fill: 'inkSoft', fillOpacityRatio: BAND_OPACITY_RATIO },
    line(xOf(low), yOf(low), xOf(high), yOf(high), { stroke: 'inkSoft', strokeWidthPx: 1 }),
  ];
}

function tickMarks(plot: AccuracyPlot, texts: AccuracyTexts): Mark[] {
  const marks: Mark[] = [];
  let labelledTo = plot.leftPx - TICK_GAP_PX;
  for (const tick of plot.ticks) {
    const [x, y] = [plot.xOf(tick), plot.yOf(tick)];
    const label = texts.amount(tick);
    const width = textWidthPx(label, TYPE.tickPx);
    marks.push(
      line(x, plot.topPx, x, plot.bottomPx, { stroke: 'rule' }),
      line(plot.leftPx, y, plot.rightPx, y, { stroke: 'rule' }),
      text(label, plot.leftPx - LABEL_GAP_PX, y + 4, {
        sizePx: TYPE.tickPx,
        anchor: 'end',
        fill: 'inkSoft',
      }),
    );
    if (x - width / 2 < labelledTo + TICK_GAP_PX || x + width / 2 > plot.rightPx) continue;
    labelledTo = x + width / 2;
    marks.push(
      text(label, x, plot.bottomPx + 14, {
        sizePx: TYPE.tickPx,
        anchor: 'middle',
        fill: 'inkSoft',
      }),
    );
  }
  return marks;
}

/** Filled, hollow and the band, each beside its words. */
function keyMarks(
  { points, family }: AccuracyScatterData,
  texts: AccuracyTexts,
  { widthPx }: Size,
): Mark[] {
  const countOf = (isCalibration: boolean) =>
    points.filter((point) => point.isCalibration === isCalibration).length;
  const ring = (fill: Token): Mark => ({
    kind: 'circle',
    xPx: 5,
    yPx: 8,
    radiusPx: POINT_PX + 0.5,
    fill,
    stroke: family,
    strokeWidthPx: 1.25,
  });
  const counted = [
    { key: 'test', count: countOf(false), swatch: [ring(family)] },
    { key: 'calibration', count: countOf(true), swatch: [ring('ground')] },
  ].filter(({ count }) => count > 0);
  const items = [
    ...counted.map(({ key, count, swatch }) => ({
      words: texts.say(`accuracy.${key}`, { count: texts.count(count) }),
      swatch,
    })),
    {
      words: texts.say('accuracy.diagonal', { share: texts.percent(NEAR_RATIO) }),
      swatch: [
        rect(0, 3, 10, 10, { fill: 'inkSoft', fillOpacityRatio: BAND_OPACITY_RATIO }),
        line(0, 13, 10, 3, { stroke: 'inkSoft' }),
      ],
    },
  ];
  const marks: Mark[] = [];
  let xPx = 0;
  for (const { words, swatch } of items) {
    const wordsPx = textWidthPx(words, TYPE.notePx);
    if (xPx + KEY_PX + wordsPx > widthPx) break;
    marks.push(
      ...swatch.map((mark) => shiftedMark(mark, xPx, 0)),
      text(words, xPx + KEY_PX, 12, { fill: 'inkSoft' }),
    );
    xPx += KEY_PX + wordsPx + KEY_GAP_PX;
  }
  return marks;
}

/** Predicted against measured on every case of a family: the nearer to the diagonal the better. */
export function accuracyScatter(
  data: AccuracyScatterData,
  texts: AccuracyTexts,
  size: Size,
): Scene {
  const { points, family, quantity } = data;
  const plot = accuracyPlot(points, texts, size);
  const tests = points.filter(({ isCalibration }) => !isCalibration);
  const calibration = points.filter(({ isCalibration }) => isCalibration);
  const near = tests.filter((point) => Math.abs(errorRatioOf(point)) <= NEAR_RATIO);
  const chosen = points.find(({ id }) => id === data.chosenId);
  const unit = texts.say(`accuracy.unit.${quantity}`);
  const nearValues = {
    near: texts.count(near.length),
    count: texts.count(tests.length),
    share: texts.percent(NEAR_RATIO),
  };
  const measuredTitle = texts.say('accuracy.measuredAxis', { unit });
  return {
    widthPx: size.widthPx,
    heightPx: plot.bottomPx + AXIS_PX,
    title: texts.say('accuracy.finding', nearValues),
    summary: texts.say('accuracy.summary', {
      ...nearValues,
      unit,
      low: texts.amount(Math.min(...points.map(({ measured }) => measured))),
      high: texts.amount(Math.max(...points.map(({ measured }) => measured))),
    }),
    marks: [
      ...keyMarks(data, texts, size),
      text(texts.say('accuracy.predictedAxis', { unit }), 0, 31, {
        sizePx: TYPE.tickPx,
        fill: 'inkSoft',
      }),
      ...tickMarks(plot, texts),
      ...diagonalMarks(plot),
      ...pointsMark(calibration, plot, {
        fill: 'ground',
        stroke: family,
        strokeWidthPx: 1.25,
        strokeOpacityRatio: CALIBRATION_OPACITY_RATIO,
      }),
      ...pointsMark(tests, plot, { fill: family, stroke: 'ground', strokeWidthPx: 0.5 }),
      ...chosenMarks(chosen, plot),
      rect(plot.leftPx, plot.topPx, plot.rightPx - plot.leftPx, plot.bottomPx - plot.topPx, {
        stroke: 'rule',
      }),
      text(measuredTitle, plot.rightPx, plot.bottomPx + 32, {
        sizePx: TYPE.tickPx,
        anchor: 'end',
        fill: 'inkSoft',
      }),
    ],
    twin: {
      columns: ['case', 'part', 'about', 'measured', 'predicted', 'error'].map((key) =>
        texts.say(`accuracy.column.${key}`, { unit }),
      ),
      rows: points.map((point) => [
        point.id,
        texts.say(`accuracy.${point.isCalibration ? 'isCalibration' : 'isTest'}`),
        point.about,
        texts.amount(point.measured),
        texts.amount(point.predicted),
        texts.difference(errorRatioOf(point), formatPercentTenths),
      ]),
    },
  };
}

function chosenMarks(chosen: AccuracyPoint | undefined, plot: AccuracyPlot): Mark[] {
  if (chosen === undefined) return [];
  return [
    {
      kind: 'circle',
      xPx: px(plot.xOf(chosen.measured)),
      yPx: px(plot.yOf(chosen.predicted)),
      radiusPx: CHOSEN_PX,
      stroke: 'ink',
      strokeWidthPx: 1.5,
    },
  ];
}
