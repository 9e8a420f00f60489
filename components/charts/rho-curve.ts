import {
  axisTicks,
  curvePath,
  type PlotFrame,
  type PlotTexts,
  patchedText,
  plotFrame,
} from './plot-frame';
import { line, type Mark, type Scene, type Size, TYPE, text } from './scene';
import { textWidthPx, wrappedText } from './text-width';

interface EndPoint {
  carryOverRatio: number;
  sparseShareRatio: number;
  factor: number;
}

export interface RhoCurveData {
  /** One curve per bound on the loss gap, in nat. */
  curves: readonly { lossGapLimit: number; points: readonly EndPoint[] }[];
  /** One curve again, with one fact at either end of its range. */
  range: {
    lossGapLimit: number;
    factName: string;
    atLow: readonly EndPoint[];
    atHigh: readonly EndPoint[];
  } | null;
  likelyCarryOverRatio: number;
  claimedFactor: number;
}

const PLOT_PX = 240;
const LABEL_GAP_PX = 6;
const NEAR_DIGITS = 3;
const KEY_LINE_PX = 17;
const TWIN_STEP = 3;
const LEAST_FACTOR = 1;

/** Heights at which curves are named, one below the other, all where curves climb. */
function labelHeights(curves: RhoCurveData['curves']): number[] {
  const start = Math.max(...curves.map(({ points }) => points[0]?.factor ?? 0));
  const end = Math.min(...curves.map(({ points }) => points.at(-1)?.factor ?? 0));
  return curves.map((_, index) => end - ((index + 1) / (curves.length + 1)) * (end - start));
}

/** Where a curve climbs through a height, between its points; its end where it stays below. */
function crossingOf(points: readonly EndPoint[], height: number): readonly [number, number] {
  const index = points.findIndex(({ factor }) => factor >= height);
  const [before, after] = [points[index - 1], points[index]];
  const last = after ?? points.at(-1);
  if (before === undefined || after === undefined)
    return [last?.carryOverRatio ?? 0, last?.factor ?? 0];
  const part = (height - before.factor) / (after.factor - before.factor);
  return [
    before.carryOverRatio + part * (after.carryOverRatio - before.carryOverRatio),
    before.factor + part * (after.factor - before.factor),
  ];
}

/** A curve's name beside its own steep part, where no other curve is nearer. */
function boundLabel(
  words: string,
  points: readonly EndPoint[],
  height: number,
  plot: PlotFrame,
): Mark[] {
  const [worth, factor] = crossingOf(points, height);
  const leastPx = plot.leftPx + textWidthPx(words, TYPE.notePx) + LABEL_GAP_PX;
  const xPx = Math.max(plot.xOf(worth) - LABEL_GAP_PX, leastPx);
  return patchedText(words, xPx, plot.yOf(factor) + 4, { anchor: 'end' });
}

/** The end of the ladder over the worth of a sparse token, one curve per bound on the loss gap. */
export function rhoCurve(data: RhoCurveData, texts: PlotTexts, { widthPx }: Size): Scene {
  const { curves, range, claimedFactor, likelyCarryOverRatio } = data;
  const all = curves.flatMap(({ points }) => points);
  const ends = [...all, ...(range?.atHigh ?? []), ...(range?.atLow ?? [])];
  const ratios = all.map(({ carryOverRatio }) => carryOverRatio);
  const factors = all.map(({ factor }) => factor);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  const top = Math.max(claimedFactor, ...ends.map(({ factor }) => factor)) * 1.06;
  const bottom = Math.min(LEAST_FACTOR, ...ends.map(({ factor }) => factor));
  const key =
    range === null
      ? []
      : wrappedText(
          texts.say('rho.rangeKey', {
            gap: texts.amount(range.lossGapLimit),
            fact: range.factName,
          }),
          widthPx,
          TYPE.notePx,
        );
  const plot = plotFrame(
    {
      low,
      high,
      isLog: false,
      ticks: axisTicks(low, high, false, texts.amount),
      title: texts.say('rho.xAxis'),
    },
    {
      low: bottom,
      high: top,
      isLog: false,
      ticks: axisTicks(bottom, top, false, texts.factor),
      title: texts.say('rho.yAxis'),
    },
    { widthPx, plotPx: PLOT_PX, headPx: key.length * KEY_LINE_PX },
  );
  const drawn = (points: readonly EndPoint[]) =>
    curvePath(
      plot,
      points.map(({ carryOverRatio, factor }) => [carryOverRatio, factor] as const),
    );
  const marks: Mark[] = [
    ...key.map((words, index) => text(words, 0, 12 + index * KEY_LINE_PX, { fill: 'inkSoft' })),
    ...plot.marks,
    ...(range === null
      ? []
      : [range.atLow, range.atHigh].map(
          (points): Mark => ({
            kind: 'path',
            d: drawn(points),
            stroke: 'inkSoft',
            strokeWidthPx: 1,
            dashPx: [4, 3],
          }),
        )),
    ...curves.map(
      ({ points, lossGapLimit }): Mark => ({
        kind: 'path',
        d: drawn(points),
        stroke: 'familyRdu',
        strokeWidthPx: lossGapLimit === range?.lossGapLimit ? 2.5 : 1.5,
      }),
    ),
    line(plot.leftPx, plot.yOf(claimedFactor), plot.rightPx, plot.yOf(claimedFactor), {
      stroke: 'ink',
      strokeWidthPx: 1.25,
      dashPx: [5, 3],
    }),
    line(
      plot.xOf(likelyCarryOverRatio),
      plot.topPx,
      plot.xOf(likelyCarryOverRatio),
      plot.bottomPx,
      {
        stroke: 'ink',
        dashPx: [2, 3],
      },
    ),
    ...patchedText(
      texts.say('ladder.claim', { factor: texts.factor(claimedFactor) }),
      plot.leftPx + 6,
      plot.yOf(claimedFactor) - 5,
    ),
    ...patchedText(
      texts.say('rho.likely', { worth: texts.amount(likelyCarryOverRatio) }),
      plot.xOf(likelyCarryOverRatio) + 5,
      plot.bottomPx - 8,
    ),
  ];
  // The looser a bound, the earlier its curve climbs: it is named highest.
  const loosestFirst = [...curves].sort((a, b) => b.lossGapLimit - a.lossGapLimit);
  const heights = labelHeights(curves);
  loosestFirst.forEach(({ points, lossGapLimit }, index) => {
    const words = texts.say('rho.bound', { gap: texts.amount(lossGapLimit) });
    marks.push(...boundLabel(words, points, heights[index] ?? 0, plot));
  });
  const reached = curves
    .flatMap(({ points, lossGapLimit }) =>
      points
        .filter(({ factor }) => factor >= claimedFactor)
        .map(({ carryOverRatio }) => ({ carryOverRatio, lossGapLimit })),
    )
    .sort((a, b) => a.carryOverRatio - b.carryOverRatio)[0];
  // An end that reads as the paper's figure and is not takes the digit that tells them apart.
  const end = Math.max(...factors);
  const isAlike = end < claimedFactor && texts.factor(end) === texts.factor(claimedFactor);
  const digits = isAlike ? NEAR_DIGITS : undefined;
  const said = {
    low: texts.factor(Math.min(...factors), digits),
    high: texts.factor(end, digits),
    claimed: texts.factor(claimedFactor),
  };
  const [first] = curves;
  const at = (points: readonly EndPoint[] | undefined, index: number) =>
    points?.[index]?.factor ?? 0;
  const rows = (first?.points ?? []).flatMap((point, index) => {
    if (index % TWIN_STEP !== 0) return [];
    const cells = curves.map(({ points }) => {
      const here = points[index];
      return here === undefined
        ? ''
        : texts.say('rho.cell', {
            factor: texts.factor(here.factor),
            share: texts.percent(here.sparseShareRatio),
          });
    });
    const between =
      range === null
        ? []
        : [texts.range(at(range.atLow, index), at(range.atHigh, index), texts.factor)];
    return [[texts.amount(point.carryOverRatio), ...cells, ...between]];
  });
  return {
    widthPx,
    heightPx: plot.heightPx,
    title:
      reached === undefined
        ? texts.say('rho.findingShort', said)
        : texts.say('rho.finding', {
            ...said,
            worth: texts.amount(reached.carryOverRatio),
            gap: texts.amount(reached.lossGapLimit),
          }),
    summary: texts.say('rho.summary', {
      values: texts.list(
        curves.map(({ lossGapLimit, points }) =>
          texts.say('valueOf', {
            name: texts.say('rho.bound', { gap: texts.amount(lossGapLimit) }),
            value: texts.range(points[0]?.factor ?? 0, points.at(-1)?.factor ?? 0, texts.factor),
          }),
        ),
      ),
    }),
    marks,
    twin: {
      columns: [
        texts.say('rho.column.worth'),
        ...curves.map(({ lossGapLimit }) =>
          texts.say('rho.bound', { gap: texts.amount(lossGapLimit) }),
        ),
        ...(range === null
          ? []
          : [
              texts.say('rho.column.range', {
                gap: texts.amount(range.lossGapLimit),
                fact: range.factName,
              }),
            ]),
      ],
      rows,
    },
  };
}
