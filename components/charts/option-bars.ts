import type { Grade } from '@/engine/catalog/fact';
import type { Band } from '@/engine/result';
import { axisMarks, type Tick } from './axis';
import { BAR_PX, type BarSegment, bandMarks, barMarks } from './bar-marks';
import type { ChartTexts } from './chart-texts';
import { evidenceMarks } from './evidence-glyph';
import { line, type Mark, px, rect, TYPE, text } from './scene';
import { fittedText, textWidthPx } from './text-width';
import type { Token } from './tokens';

/** One option as a bar from zero: what the charts of time, cost and carbon share. */
export interface OptionBar {
  id: string;
  name: string;
  /** What stands for the name where there is no room for a note. */
  markedName: string;
  note: string;
  family: Token;
  sparse: boolean;
  grade: Grade;
  /** Null where the option cannot run; `remark` then says why. */
  band: Band | null;
  segments: BarSegment[];
  valueText: string;
  bandText: string;
  remark: string | null;
  figureId: string;
}

export interface Limit {
  value: number;
  label: string;
}

/** P10 to P90 in the unit that the likely value is said in. */
export function bandText(
  { p10, p50, p90 }: Band,
  format: (value: number, at?: number) => string,
  texts: ChartTexts,
): string {
  return texts.range(p10, p90, (value) => format(value, p50));
}

interface Shape {
  widthPx: number;
  /** Where the rows may begin: below a legend. */
  topPx?: number;
  limit: Limit | null;
  ticksTo: (maximum: number, tickCount: number) => Tick[];
}

const NARROW_PX = 520;
const NAME_SHARE_RATIO = 0.3;
const ROW_WIDE_PX = 46;
const ROW_NARROW_PX = 58;
const LINE_PX = 18;
const LIMIT_PX = 22;
const AXIS_PX = 22;
const GLYPH_PX = 12;
const PLOT_PER_TICK_PX = 90;
/** A limit further out than this times the longest bar is told in words, not drawn to scale. */
const LIMIT_REACH_RATIO = 1.6;

/** Values, then their band, as they stand after a bar or at the end of a line. */
function valueWidthPx(bar: OptionBar): number {
  return (
    textWidthPx(bar.valueText, TYPE.labelPx, true) + 8 + textWidthPx(bar.bandText, TYPE.notePx)
  );
}

function stacked(bar: OptionBar, sign: 1 | -1): number {
  return bar.segments.reduce(
    (total, { value }) => (Math.sign(value) === sign ? total + value : total),
    0,
  );
}

/** How far right a bar with its band reaches. */
function reachOf(bar: OptionBar): number {
  return Math.max(bar.band?.p90 ?? 0, stacked(bar, 1));
}

/** Points to what lies beyond the frame. Drawn: as a letter it would fetch a font in the middle of an edit. */
function arrowMark(tipPx: number, yPx: number): Mark {
  const at = (xPx: number, dyPx: number) => `${px(tipPx - xPx)} ${px(yPx + dyPx)}`;
  const d = `M${at(12, 0)}L${at(0, 0)}M${at(4, -3.5)}L${at(0, 0)}L${at(4, 3.5)}`;
  return { kind: 'path', d, stroke: 'inkSoft', strokeWidthPx: 1.25 };
}

function limitMarks(
  limit: Limit,
  xPx: number | null,
  frame: { topPx: number; bottomPx: number; leftPx: number; widthPx: number },
): Mark[] {
  if (xPx === null) {
    const label = fittedText(limit.label, frame.widthPx - 20, TYPE.notePx);
    const style = { anchor: 'end', fill: 'inkSoft' } as const;
    return [
      text(label, frame.widthPx - 16, frame.topPx + 12, style),
      arrowMark(frame.widthPx, frame.topPx + 8),
    ];
  }
  const width = textWidthPx(limit.label, TYPE.notePx);
  const toRight = xPx + 4 + width <= frame.widthPx;
  return [
    line(xPx, frame.topPx + 2, xPx, frame.bottomPx, {
      stroke: 'ink',
      strokeWidthPx: 1.25,
      dashPx: [5, 3],
    }),
    text(limit.label, toRight ? xPx + 4 : Math.max(xPx - 4, width), frame.topPx + 12, {
      anchor: toRight ? 'start' : 'end',
    }),
  ];
}

/** Rows of bars with names, bands, direct labels, a limit line and an axis from zero. */
export function optionBars(
  bars: readonly OptionBar[],
  { widthPx, topPx: startPx = 0, limit, ticksTo }: Shape,
): { marks: Mark[]; heightPx: number } {
  const narrow = widthPx < NARROW_PX;
  const drawn = bars.filter((bar) => bar.band !== null);
  const leftPx = narrow ? 0 : nameColumnPx(bars, widthPx);
  const longest = Math.max(...drawn.map(reachOf), 0);
  const credit = Math.min(...drawn.map((bar) => stacked(bar, -1)), 0);
  const limitDrawn = limit !== null && limit.value <= longest * LIMIT_REACH_RATIO;
  const reach = Math.max(longest, limitDrawn ? limit.value * 1.02 : 0) || 1;
  const plotPx = widthPx - leftPx - 1;
  // On a wide page each bar must leave room for its own label.
  const pixelsPerValue = Math.min(
    plotPx / (reach - credit),
    ...(narrow
      ? []
      : drawn.map((bar) => (plotPx - valueWidthPx(bar) - 14) / (reachOf(bar) - credit))),
  );
  const zeroPx = leftPx - credit * pixelsPerValue;
  const xOf = (value: number) => zeroPx + value * pixelsPerValue;

  // Where one name and its value do not share a line, every row has two.
  const twoLines =
    narrow &&
    bars.some(
      (bar) =>
        GLYPH_PX + textWidthPx(bar.markedName, TYPE.labelPx, true) + 12 + valueWidthPx(bar) >
        widthPx,
    );
  const topPx = startPx + (limit === null ? 4 : LIMIT_PX);
  const rowPx = narrow ? ROW_NARROW_PX + (twoLines ? LINE_PX : 0) : ROW_WIDE_PX;
  const bottomPx = topPx + bars.length * rowPx + 2;
  const tickCount = Math.max(2, Math.round((reach * pixelsPerValue) / PLOT_PER_TICK_PX));
  const grid = axisMarks(ticksTo(reach, tickCount), xOf, { topPx, bottomPx, rightPx: widthPx });
  const shapes: Mark[] = [];
  const words: Mark[] = [];
  bars.forEach((bar, index) => {
    const rowTopPx = topPx + index * rowPx;
    const barTopPx = narrow ? rowTopPx + rowPx - BAR_PX - 10 : rowTopPx + (rowPx - BAR_PX) / 2;
    if (narrow) {
      // The words stand between the bars, clear of the lines behind them.
      words.push(rect(0, rowTopPx + 3, widthPx, rowPx - BAR_PX - 18, { fill: 'ground' }));
      words.push(...narrowWords(bar, rowTopPx + 16, widthPx, twoLines));
    } else words.push(...nameWords(bar, rowTopPx + 21, leftPx));
    if (bar.band === null) {
      const remark = fittedText(bar.remark ?? '', widthPx - leftPx - 16, TYPE.notePx);
      words.push(text(remark, zeroPx + 8, barTopPx + 14, { fill: 'inkSoft' }));
      return;
    }
    const body = barMarks(bar.segments, bar, barTopPx, xOf);
    shapes.push(...body.shapes, ...bandMarks(bar.band, bar.family, barTopPx, xOf, bar.figureId));
    words.push(...body.words);
    if (!narrow) words.push(...valueWords(bar, xOf(reachOf(bar)) + 8, barTopPx));
  });
  const limits =
    limit === null
      ? []
      : limitMarks(limit, limitDrawn ? xOf(limit.value) : null, {
          topPx: startPx,
          bottomPx,
          leftPx,
          widthPx,
        });
  return { marks: [...grid, ...shapes, ...limits, ...words], heightPx: bottomPx + AXIS_PX };
}

function nameColumnPx(bars: readonly OptionBar[], widthPx: number): number {
  const widest = Math.max(
    ...bars.flatMap(({ name, note }) => [
      textWidthPx(name, TYPE.labelPx, true),
      GLYPH_PX + textWidthPx(note, TYPE.tickPx),
    ]),
    0,
  );
  return Math.min(widthPx * NAME_SHARE_RATIO, widest + 16);
}

function nameWords(bar: OptionBar, baselinePx: number, columnPx: number): Mark[] {
  const room = columnPx - 12;
  return [
    text(fittedText(bar.name, room, TYPE.labelPx, true), 0, baselinePx, {
      sizePx: TYPE.labelPx,
      bold: true,
    }),
    ...evidenceMarks(bar.grade, 4.5, baselinePx + 12, 3.5),
    text(fittedText(bar.note, room - GLYPH_PX, TYPE.tickPx), GLYPH_PX, baselinePx + 16, {
      sizePx: TYPE.tickPx,
      fill: 'inkSoft',
    }),
  ];
}

function narrowWords(
  bar: OptionBar,
  baselinePx: number,
  widthPx: number,
  twoLines: boolean,
): Mark[] {
  const shown = bar.band !== null;
  const room = widthPx - GLYPH_PX - (twoLines || !shown ? 0 : valueWidthPx(bar) + 12);
  const name = fittedText(bar.markedName, room, TYPE.labelPx, true);
  const marks: Mark[] = [
    ...evidenceMarks(bar.grade, 4.5, baselinePx - 4.5, 3.5),
    text(name, GLYPH_PX, baselinePx, { sizePx: TYPE.labelPx, bold: true }),
  ];
  if (!shown) return marks;
  const valueY = baselinePx + (twoLines ? LINE_PX : 0);
  const bandPx = textWidthPx(bar.bandText, TYPE.notePx);
  const valuePx = textWidthPx(bar.valueText, TYPE.labelPx, true);
  const valueEndPx = twoLines ? GLYPH_PX + valuePx : widthPx - bandPx - 8;
  marks.push(
    text(bar.valueText, valueEndPx, valueY, {
      sizePx: TYPE.labelPx,
      bold: true,
      anchor: 'end',
      figureId: bar.figureId,
    }),
    text(bar.bandText, twoLines ? valueEndPx + 8 + bandPx : widthPx, valueY, {
      anchor: 'end',
      fill: 'inkSoft',
    }),
  );
  return marks;
}

function valueWords(bar: OptionBar, xPx: number, barTopPx: number): Mark[] {
  const baselinePx = barTopPx + BAR_PX / 2 + 4.5;
  const valuePx = textWidthPx(bar.valueText, TYPE.labelPx, true);
  return [
    rect(xPx - 4, barTopPx, valueWidthPx(bar) + 6, BAR_PX, {
      fill: 'ground',
      fillOpacityRatio: 0.9,
    }),
    text(bar.valueText, xPx, baselinePx, {
      sizePx: TYPE.labelPx,
      bold: true,
      figureId: bar.figureId,
    }),
    text(bar.bandText, xPx + valuePx + 8, baselinePx, { fill: 'inkSoft' }),
  ];
}
