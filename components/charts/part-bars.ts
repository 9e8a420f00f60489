import { axisMarks, type Tick } from './axis';
import { BAR_PX, tintRatio } from './bar-marks';
import { hatch } from './hatch';
import { line, type Mark, rect, TYPE, text } from './scene';
import { fittedText, textWidthPx } from './text-width';
import type { Token } from './tokens';

/** One row of a waterfall: from where the last one ended, or from zero for a total. */
export interface PartBar {
  name: string;
  value: number;
  valueText: string;
  total: boolean;
  hatched: boolean;
  figureId: string;
}

interface Shape {
  widthPx: number;
  family: Token;
  /** The total rests on assumptions. */
  dashed: boolean;
  ticksTo: (maximum: number, tickCount: number) => Tick[];
}

const ROW_PX = 28;
const NARROW_PX = 440;
const NARROW_ROW_PX = 44;
const NAME_SHARE_RATIO = 0.34;
const AXIS_PX = 22;
const PLOT_PER_TICK_PX = 90;
const PART_TINT = 1;

/** A waterfall lying down: each part starts where the last one ended; totals start at zero. */
export function partBars(
  bars: readonly PartBar[],
  { widthPx, family, dashed, ticksTo }: Shape,
): { marks: Mark[]; heightPx: number } {
  const narrow = widthPx < NARROW_PX;
  const widestName = Math.max(...bars.map(({ name }) => textWidthPx(name, TYPE.notePx)), 0);
  const leftPx = narrow ? 0 : Math.min(widthPx * NAME_SHARE_RATIO, widestName + 14);
  let running = 0;
  const spans = bars.map((bar) => {
    const from = bar.total ? 0 : running;
    const to = bar.total ? bar.value : running + bar.value;
    running = to;
    return { bar, low: Math.min(from, to), high: Math.max(from, to), to };
  });
  const reach = Math.max(...spans.map(({ high }) => high), 0) || 1;
  const plotPx = widthPx - leftPx - 1;
  const labelPx = (bar: PartBar) => textWidthPx(bar.valueText, TYPE.notePx, bar.total) + 10;
  const pixelsPerValue = Math.min(
    plotPx / reach,
    ...(narrow ? [] : spans.map(({ bar, high }) => (plotPx - labelPx(bar)) / (high || reach))),
  );
  const xOf = (value: number) => leftPx + value * pixelsPerValue;
  const rowPx = narrow ? NARROW_ROW_PX : ROW_PX;
  const bottomPx = bars.length * rowPx + 6;
  const tickCount = Math.max(2, Math.round((reach * pixelsPerValue) / PLOT_PER_TICK_PX));
  const marks = axisMarks(ticksTo(reach, tickCount), xOf, {
    topPx: 2,
    bottomPx,
    rightPx: widthPx,
  });
  spans.forEach(({ bar, low, high, to }, index) => {
    const rowTopPx = 2 + index * rowPx;
    const barTopPx = rowTopPx + rowPx - BAR_PX - 4;
    const baselinePx = narrow ? rowTopPx + 14 : barTopPx + 14;
    const room = narrow ? widthPx - labelPx(bar) : leftPx - 14;
    if (narrow) marks.push(rect(0, rowTopPx + 1, widthPx, rowPx - BAR_PX - 5, { fill: 'ground' }));
    const box = { xPx: xOf(low), yPx: barTopPx, widthPx: xOf(high) - xOf(low), heightPx: BAR_PX };
    marks.push(
      text(fittedText(bar.name, room, TYPE.notePx, bar.total), 0, baselinePx, { bold: bar.total }),
      rect(box.xPx, box.yPx, Math.max(box.widthPx, 1), BAR_PX, {
        fill: family,
        fillOpacityRatio: bar.total ? 1 : tintRatio(PART_TINT),
        figureId: bar.figureId,
      }),
    );
    if (bar.hatched && box.widthPx > 2) marks.push(hatch(box, family));
    if (bar.total && dashed)
      marks.push(rect(box.xPx, box.yPx, box.widthPx, BAR_PX, { stroke: 'ink', dashPx: [4, 3] }));
    if (index < spans.length - 1 && !narrow)
      marks.push(
        line(xOf(to), barTopPx + BAR_PX, xOf(to), barTopPx + rowPx, { stroke: 'inkFaint' }),
      );
    marks.push(
      ...(narrow
        ? []
        : [rect(xOf(high) + 3, barTopPx + 2, labelPx(bar) - 4, BAR_PX - 4, { fill: 'ground' })]),
      text(bar.valueText, narrow ? widthPx : xOf(high) + 6, baselinePx, {
        anchor: narrow ? 'end' : 'start',
        bold: bar.total,
        figureId: bar.figureId,
      }),
    );
  });
  return { marks, heightPx: bottomPx + AXIS_PX };
}
