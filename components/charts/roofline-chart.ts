import { axisTicks, curvePath, type PlotTexts, patchedText, plotFrame } from './plot-frame';
import { line, type Mark, px, type Scene, type Size, TYPE } from './scene';
import { textWidthPx } from './text-width';

interface RooflineMachine {
  id: string;
  name: string;
  kind: 'gpu' | 'rdu';
  peakFlopsPerSecond: number;
  offChipBytesPerSecond: number;
  ridgeFlopsPerByte: number;
  ridgeRange: { low: number; high: number } | null;
  points: readonly { id: string; intensityFlopsPerByte: number; roofFlopsPerSecond: number }[];
}

export interface RooflineChartData {
  machines: readonly RooflineMachine[];
}

const PLOT_PX = 220;
const ROW_PX = 17;
const POINT_PX = 4;
const TERA = 1e12;
const MARGIN_FACTOR = 1.6;

/** A layer dense and sparse, fused and not, under the roofs of several machines; both axes are logarithmic. */
export function rooflineChart(data: RooflineChartData, texts: PlotTexts, { widthPx }: Size): Scene {
  const { machines } = data;
  const points = [...(machines[0]?.points ?? [])].sort(
    (a, b) => a.intensityFlopsPerByte - b.intensityFlopsPerByte,
  );
  const intensities = points.map((point) => point.intensityFlopsPerByte);
  const roofs = machines.flatMap((machine) => [
    machine.peakFlopsPerSecond,
    ...machine.points.map((point) => point.roofFlopsPerSecond),
  ]);
  const low = Math.min(...intensities) / MARGIN_FACTOR;
  const high = Math.max(...intensities) * MARGIN_FACTOR;
  const floor = Math.min(...roofs) / MARGIN_FACTOR ** 2;
  const top = Math.max(...roofs) * MARGIN_FACTOR;
  const plot = plotFrame(
    {
      low,
      high,
      isLog: true,
      ticks: axisTicks(low, high, true, texts.count),
      title: texts.say('roofline.xAxis'),
    },
    {
      low: floor,
      high: top,
      isLog: true,
      ticks: axisTicks(floor, top, true, (flops) => texts.amount(flops / TERA)),
      title: texts.say('roofline.yAxis'),
    },
    { widthPx, plotPx: PLOT_PX, headPx: points.length * ROW_PX },
  );
  const nameOf = (id: string) => texts.say(`roofline.point.${id}`);
  const marks: Mark[] = [...plot.marks];
  points.forEach(({ id, intensityFlopsPerByte }, index) => {
    const x = plot.xOf(intensityFlopsPerByte);
    const words = texts.say('valueOf', {
      name: nameOf(id),
      value: texts.count(intensityFlopsPerByte),
    });
    const wide = textWidthPx(words, TYPE.notePx);
    const isLeft = x + 6 + wide > widthPx;
    const yPx = index * ROW_PX + 12;
    marks.push(
      line(x, yPx - 4, x, plot.bottomPx, { stroke: 'inkFaint', dashPx: [2, 3] }),
      ...patchedText(words, isLeft ? x - 6 : x + 6, yPx, { anchor: isLeft ? 'end' : 'start' }),
    );
  });
  machines.forEach((machine, index) => {
    const family = machine.kind === 'gpu' ? 'familyNvidia' : 'familyRdu';
    const roofAt = (intensity: number) =>
      Math.min(machine.peakFlopsPerSecond, intensity * machine.offChipBytesPerSecond);
    const from = Math.max(low, floor / machine.offChipBytesPerSecond);
    const ridge = machine.ridgeFlopsPerByte;
    marks.push({
      kind: 'path',
      d: curvePath(plot, [
        [from, roofAt(from)],
        [ridge, roofAt(ridge)],
        [high, roofAt(high)],
      ]),
      stroke: family,
      strokeWidthPx: 2,
      ...(machine.ridgeRange === null ? {} : { dashPx: [5, 3] as const }),
    });
    for (const point of machine.points)
      marks.push({
        kind: 'circle',
        xPx: px(plot.xOf(point.intensityFlopsPerByte)),
        yPx: px(plot.yOf(point.roofFlopsPerSecond)),
        radiusPx: POINT_PX,
        fill: point.id.startsWith('sparse') ? 'ground' : family,
        stroke: family,
        strokeWidthPx: 1.5,
      });
    const x = plot.xOf(ridge);
    const yPx = plot.bottomPx - 8 - (machines.length - 1 - index) * ROW_PX;
    const words = texts.say('roofline.ridge', { name: machine.name, value: texts.count(ridge) });
    const isLeft = x + 5 + textWidthPx(words, TYPE.tickPx) > plot.rightPx;
    marks.push(
      line(x, plot.yOf(machine.peakFlopsPerSecond), x, yPx - 4, { stroke: family }),
      ...patchedText(words, isLeft ? x - 5 : x + 5, yPx, {
        sizePx: TYPE.tickPx,
        anchor: isLeft ? 'end' : 'start',
      }),
    );
  });
  const limited = (id: string) =>
    machines.filter((machine) =>
      machine.points.some(
        (point) => point.id === id && point.intensityFlopsPerByte < machine.ridgeFlopsPerByte,
      ),
    ).length;
  return {
    widthPx,
    heightPx: plot.heightPx,
    title: texts.say('roofline.finding', {
      unfused: limited('sparseUnfused'),
      fused: limited('sparseFused'),
      count: texts.count(machines.length),
    }),
    summary: texts.say('roofline.summary', {
      points: texts.list(
        points.map(({ id, intensityFlopsPerByte }) =>
          texts.say('valueOf', { name: nameOf(id), value: texts.count(intensityFlopsPerByte) }),
        ),
      ),
      ridges: texts.list(
        machines.map(({ name, ridgeFlopsPerByte }) =>
          texts.say('valueOf', { name, value: texts.count(ridgeFlopsPerByte) }),
        ),
      ),
    }),
    marks,
    twin: {
      columns: [
        texts.say('roofline.column.point'),
        texts.say('roofline.column.intensity'),
        ...machines.map(({ name }) => texts.say('roofline.column.roof', { name })),
      ],
      rows: [
        ...points.map(({ id, intensityFlopsPerByte }) => [
          nameOf(id),
          texts.count(intensityFlopsPerByte),
          ...machines.map((machine) => {
            const point = machine.points.find((each) => each.id === id);
            return texts.amount((point?.roofFlopsPerSecond ?? 0) / TERA);
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
    },
  };
}
