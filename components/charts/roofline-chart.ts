import {
  axisTicks,
  curvePath,
  type PlotFrame,
  type PlotTexts,
  patchedText,
  plotFrame,
} from './plot-frame';
import { line, type Mark, px, rect, type Scene, type Size, TYPE, text } from './scene';
import { textWidthPx } from './text-width';

interface RooflineOperator {
  id: string;
  isSparse: boolean;
  intensityFlopsPerByte: number;
  roofFlopsPerSecond: number;
  reachedFlopsPerSecond: number;
}

interface RooflineMachine {
  id: string;
  name: string;
  kind: 'gpu' | 'rdu';
  peakFlopsPerSecond: number;
  offChipBytesPerSecond: number;
  ridgeFlopsPerByte: number;
  ridgeRange: { low: number; high: number } | null;
  /** The whole layer: what the roof allows. */
  points: readonly { id: string; intensityFlopsPerByte: number; roofFlopsPerSecond: number }[];
  /** Its matrix products, and `layer` as the fused plan runs it: what is reached. */
  operators: readonly RooflineOperator[];
}

export interface RooflineChartData {
  sparsityRatio: number;
  machines: readonly RooflineMachine[];
}

const PLOT_PX = 132;
const ROW_PX = 17;
const GAP_PX = 8;
const DOT_PX = 3.5;
const SQUARE_PX = 9;
const TERA = 1e12;
const MARGIN_FACTOR = 1.6;
const FUSED = 'layer';
/** Products that stand for a stretch of the axis: without weights, with sparse ones, with dense ones. */
const CLUSTERS = ['attention', 'sparse', 'dense'] as const;
type Cluster = (typeof CLUSTERS)[number];

function clusterOf({ id, isSparse }: RooflineOperator): Cluster {
  if (isSparse) return 'sparse';
  return id.startsWith('attention') ? 'attention' : 'dense';
}

const isAlone = ({ id }: RooflineOperator) => id !== FUSED;
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Mean share of the roof that a machine's sparse products reach one by one. */
function sparseShareRatio({ operators }: RooflineMachine): number {
  return mean(
    operators
      .filter((operator) => operator.isSparse && isAlone(operator))
      .map((operator) => operator.reachedFlopsPerSecond / operator.roofFlopsPerSecond),
  );
}

/**
 * The matrix products of a layer under the roofs of several machines, one plot below the other on one
 * axis; both axes are logarithmic. A dot is a product by itself, a square the fused layer, hollow is
 * sparse, and the thin line up to the roof is what is not reached.
 */
export function rooflineChart(data: RooflineChartData, texts: PlotTexts, { widthPx }: Size): Scene {
  const { machines } = data;
  const all = machines.flatMap(({ operators }) => operators);
  const intensities = all.map((operator) => operator.intensityFlopsPerByte);
  const low = Math.min(...intensities) / MARGIN_FACTOR;
  const high = Math.max(...intensities) * MARGIN_FACTOR;
  const floor = Math.min(...all.map((operator) => operator.reachedFlopsPerSecond)) / MARGIN_FACTOR;
  const top = Math.max(...machines.map((each) => each.peakFlopsPerSecond)) * MARGIN_FACTOR;
  const clusters = CLUSTERS.flatMap((id) => {
    const found = all.filter((each) => isAlone(each) && clusterOf(each) === id);
    const own = found.map((each) => each.intensityFlopsPerByte);
    return own.length === 0 ? [] : [{ id, low: Math.min(...own), high: Math.max(...own) }];
  });
  const headPx = (clusters.length + 1) * ROW_PX;
  const xAxis = {
    low,
    high,
    isLog: true,
    ticks: axisTicks(low, high, true, texts.count),
    title: texts.say('roofline.xAxis'),
  };
  let nextPx = headPx;
  const plots = machines.map((machine) => {
    const plot = plotFrame(
      xAxis,
      {
        low: floor,
        high: top,
        isLog: true,
        ticks: axisTicks(floor, top, true, (flops) => texts.amount(flops / TERA)),
        title: '',
      },
      { widthPx, plotPx: PLOT_PX, headPx: nextPx },
    );
    nextPx = plot.bottomPx + GAP_PX;
    return { machine, plot };
  });
  const last = plots.at(-1)?.plot;
  const marks: Mark[] = [
    text(texts.say('roofline.yAxis'), 0, headPx - 5, { sizePx: TYPE.tickPx, fill: 'inkSoft' }),
  ];
  for (const { machine, plot } of plots)
    marks.push(
      ...plot.marks.filter(
        (mark) => mark.kind !== 'text' || (mark.text !== '' && isAbove(mark.yPx, plot, last)),
      ),
      ...machineName(machine, plot, texts),
    );
  clusters.forEach(({ id, low: from, high: to }, index) => {
    if (last === undefined) return;
    const yPx = index * ROW_PX + 12;
    const words = texts.say('valueOf', {
      name: texts.say(`roofline.cluster.${id}`, clusterValues(data, texts)),
      value: texts.range(from, to, texts.count),
    });
    const left = last.xOf(from) - DOT_PX;
    const right = last.xOf(to) + DOT_PX;
    const mostPx = widthPx - textWidthPx(words, TYPE.notePx) - 1;
    marks.push(
      rect(left, yPx - 4, right - left, last.bottomPx - yPx + 4, {
        fill: 'inkFaint',
        fillOpacityRatio: 0.14,
      }),
      ...patchedText(words, Math.max(0, Math.min(right + 4, mostPx)), yPx),
    );
  });
  for (const { machine, plot } of plots)
    marks.push(...machineMarks(machine, plot, { low, high, floor }, texts));
  return {
    widthPx,
    heightPx: last?.heightPx ?? headPx,
    title: texts.say('roofline.finding', {
      shares: texts.list(
        machines.map((machine) =>
          texts.say('roofline.shareOn', {
            name: machine.name,
            share: texts.percent(sparseShareRatio(machine)),
          }),
        ),
      ),
    }),
    summary: texts.say('roofline.summary', {
      points: texts.list(
        clusters.map(({ id, low: from, high: to }) =>
          texts.say('valueOf', {
            name: texts.say(`roofline.cluster.${id}`, clusterValues(data, texts)),
            value: texts.range(from, to, texts.count),
          }),
        ),
      ),
      ridges: texts.list(
        machines.map(({ name, ridgeFlopsPerByte }) =>
          texts.say('valueOf', { name, value: texts.count(ridgeFlopsPerByte) }),
        ),
      ),
    }),
    marks,
    twin: twinOf(data, texts),
  };
}

const clusterValues = ({ sparsityRatio }: RooflineChartData, texts: PlotTexts) => ({
  level: texts.precisePercent(sparsityRatio),
});

/** Texts below the axis belong to the last plot alone. */
const isAbove = (yPx: number, plot: PlotFrame, last: PlotFrame | undefined) =>
  yPx <= plot.bottomPx + 4 || plot === last;

function machineName(machine: RooflineMachine, plot: PlotFrame, texts: PlotTexts): Mark[] {
  const words = texts.say('roofline.ridge', {
    name: machine.name,
    value: texts.count(machine.ridgeFlopsPerByte),
  });
  return [text(words, plot.leftPx, plot.topPx - 5, { sizePx: TYPE.tickPx, bold: true })];
}

/** A machine's roof, its points, and what each leaves to the roof. */
function machineMarks(
  machine: RooflineMachine,
  plot: PlotFrame,
  axes: { low: number; high: number; floor: number },
  texts: PlotTexts,
): Mark[] {
  const family = machine.kind === 'gpu' ? 'familyNvidia' : 'familyRdu';
  const { peakFlopsPerSecond, offChipBytesPerSecond, ridgeFlopsPerByte, ridgeRange } = machine;
  const from = Math.max(axes.low, axes.floor / offChipBytesPerSecond);
  const corners = [from, ...(ridgeFlopsPerByte > from ? [ridgeFlopsPerByte] : []), axes.high]
    .filter((intensity) => intensity <= axes.high)
    .map(
      (intensity) =>
        [intensity, Math.min(peakFlopsPerSecond, intensity * offChipBytesPerSecond)] as const,
    );
  const roof: Mark = {
    kind: 'path',
    d: curvePath(plot, corners),
    stroke: family,
    strokeWidthPx: 2,
    ...(ridgeRange === null ? {} : { dashPx: [5, 3] as const }),
  };
  const marks: Mark[] = [roof];
  for (const each of machine.operators) {
    const x = plot.xOf(each.intensityFlopsPerByte);
    const y = plot.yOf(each.reachedFlopsPerSecond);
    const paint = {
      fill: each.isSparse ? 'ground' : family,
      stroke: family,
      strokeWidthPx: 1.5,
    } as const;
    marks.push(
      line(x, plot.yOf(each.roofFlopsPerSecond), x, y, { stroke: family, strokeOpacityRatio: 0.5 }),
      isAlone(each)
        ? { kind: 'circle', xPx: px(x), yPx: px(y), radiusPx: DOT_PX, ...paint }
        : rect(x - SQUARE_PX / 2, y - SQUARE_PX / 2, SQUARE_PX, SQUARE_PX, paint),
    );
  }
  return [...marks, ...fusedNames(machine, plot, texts)];
}

/** Names below the squares, one under the other where two would touch. */
function fusedNames(machine: RooflineMachine, plot: PlotFrame, texts: PlotTexts): Mark[] {
  const marks: Mark[] = [];
  let nextPx = plot.topPx;
  const fused = machine.operators.filter((each) => !isAlone(each));
  for (const each of [...fused].sort((a, b) => b.reachedFlopsPerSecond - a.reachedFlopsPerSecond)) {
    const x = plot.xOf(each.intensityFlopsPerByte) - SQUARE_PX / 2;
    const yPx = Math.max(nextPx, plot.yOf(each.reachedFlopsPerSecond) + ROW_PX);
    nextPx = yPx + ROW_PX;
    const words = texts.say(`roofline.fused.${each.isSparse ? 'sparse' : 'dense'}`);
    const startPx = Math.min(x, plot.rightPx - textWidthPx(words, TYPE.tickPx) - 4);
    marks.push(...patchedText(words, startPx, yPx, { sizePx: TYPE.tickPx }));
  }
  return marks;
}

/** Every product and the fused layer with what each machine reaches, then the whole layer's roofs and the ridges. */
function twinOf({ machines }: RooflineChartData, texts: PlotTexts): Scene['twin'] {
  const { operators = [] } = machines.find(({ kind }) => kind === 'rdu') ?? machines[0] ?? {};
  const points = machines[0]?.points ?? [];
  const tera = (flops: number) => texts.amount(flops / TERA);
  const reachedOn = (machine: RooflineMachine, { id, isSparse }: RooflineOperator) => {
    const found = machine.operators.find((each) => each.id === id && each.isSparse === isSparse);
    return found === undefined
      ? ''
      : texts.say('roofline.reached', {
          reached: tera(found.reachedFlopsPerSecond),
          roof: tera(found.roofFlopsPerSecond),
        });
  };
  const nameOf = ({ id, isSparse }: RooflineOperator) =>
    id === FUSED
      ? texts.say(`roofline.fused.${isSparse ? 'sparse' : 'dense'}`)
      : texts.say(`roofline.row.${isSparse ? 'sparse' : 'dense'}`, {
          name: texts.say(`stage.${id}`),
        });
  return {
    columns: [
      texts.say('roofline.column.point'),
      texts.say('roofline.column.intensity'),
      ...machines.map(({ name }) => texts.say('roofline.column.reached', { name })),
    ],
    rows: [
      ...operators.map((operator) => [
        nameOf(operator),
        texts.count(operator.intensityFlopsPerByte),
        ...machines.map((machine) => reachedOn(machine, operator)),
      ]),
      ...points.map(({ id, intensityFlopsPerByte }) => [
        texts.say(`roofline.point.${id}`),
        texts.count(intensityFlopsPerByte),
        ...machines.map((machine) => {
          const point = machine.points.find((each) => each.id === id);
          return texts.say('roofline.roof', { roof: tera(point?.roofFlopsPerSecond ?? 0) });
        }),
      ]),
      [
        texts.say('roofline.column.ridge'),
        '',
        ...machines.map(({ ridgeFlopsPerByte, ridgeRange }) =>
          ridgeRange === null
            ? texts.count(ridgeFlopsPerByte)
            : texts.say('roofline.inferred', {
                value: texts.count(ridgeFlopsPerByte),
                range: texts.range(ridgeRange.low, ridgeRange.high, texts.count),
              }),
        ),
      ],
    ],
  };
}
