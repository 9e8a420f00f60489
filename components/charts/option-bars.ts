import type { Grade } from '@/engine/catalog/fact';
import type { Band } from '@/engine/result';
import { axisMarks, type Tick } from './axis';
import { evidenceMarks } from './evidence-glyph';
import { hatch } from './hatch';
import { line, type Mark, rect, text, TYPE } from './scene';
import { fittedText, textWidthPx } from './text-width';
import type { Token } from './tokens';

/** One option as a bar from zero: what the charts of time, cost and carbon share. */
export interface OptionBar {
  id: string;
  name: string;
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

export interface BarSegment {
  name: string;
  value: number;
  /** Place in the order of tints, 0 = full hue. */
  tint: number;
  figureId?: string;
}

export interface Limit {
  value: number;
  label: string;
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
const BAR_PX = 20;
const ROW_WIDE_PX = 46;
const ROW_NARROW_PX = 58;
const LIMIT_PX = 22;
const AXIS_PX = 22;
const PLOT_PER_TICK_PX = 110;
/** A limit further out than this times the longest bar is told in words, not drawn to scale. */
const LIMIT_REACH_RATIO = 1.6;
export const TINT_RATIOS = [1, 0.62, 0.42, 0.27, 0.15, 0.07] as const;

function tintRatio(tint: number): number {
  return TINT_RATIOS[Math.min(tint, TINT_RATIOS.length - 1)] ?? 1;
}

function segmentMarks(bar: OptionBar, y: number, xOf: (value: number) => number): Mark[] {
  const marks: Mark[] = [];
  // A credit (a residual value) runs left from zero; costs stack to the right of it.
  let positive = 0;
  let negative = 0;
  for (const segment of bar.segments) {
    if (segment.value === 0) continue;
    const from = segment.value > 0 ? positive : negative;
    const to = from + segment.value;
    if (segment.value > 0) positive = to;
    else negative = to;
    const box = {
      xPx: Math.min(xOf(from), xOf(to)),
      yPx: y,
      widthPx: Math.abs(xOf(to) - xOf(from)),
      heightPx: BAR_PX,
    };
    const figure = segment.figureId === undefined ? {} : { figureId: segment.figureId };
    marks.push(
      rect(box.xPx, y, box.widthPx, BAR_PX, {
        fill: bar.family,
        fillOpacityRatio: tintRatio(segment.tint),
        stroke: 'ground',
        strokeWidthPx: 1,
        ...figure,
      }),
    );
    if (bar.sparse && box.widthPx > 2)
      marks.push(hatch(box, segment.tint === 0 ? 'ground' : bar.family));
    const width = textWidthPx(segment.name, TYPE.tickPx);
    if (bar.segments.length > 1 && width + 10 <= box.widthPx) {
      if (bar.sparse)
        marks.push(
          rect(box.xPx + 2, y + 3, width + 6, BAR_PX - 6, {
            fill: 'ground',
            fillOpacityRatio: 0.92,
            radiusPx: 2,
          }),
        );
      marks.push(
        text(segment.name, box.xPx + 5, y + BAR_PX / 2 + 4, {
          sizePx: TYPE.tickPx,
          fill: segment.tint === 0 && !bar.sparse ? 'ground' : 'ink',
        }),
      );
    }
  }
  return marks;
}

function bandMarks(bar: OptionBar, band: Band, y: number, xOf: (value: number) => number): Mark[] {
  const middle = y + BAR_PX / 2;
  return [
    rect(xOf(band.p10), y - 4, xOf(band.p90) - xOf(band.p10), BAR_PX + 8, {
      fill: bar.family,
      fillOpacityRatio: 0.18,
      radiusPx: 3,
      figureId: bar.figureId,
    }),
    line(xOf(band.p50), middle, xOf(band.p90), middle, { stroke: bar.family, strokeWidthPx: 1.5 }),
  ];
}

/** Rows of bars with names, bands, direct labels, a limit line and an axis from zero. */
export function optionBars(
  bars: readonly OptionBar[],
  { widthPx, topPx: startPx = 0, limit, ticksTo }: Shape,
): { marks: Mark[]; heightPx: number } {
  const narrow = widthPx < NARROW_PX;
  const nameWidthPx = narrow
    ? 0
    : Math.min(
        widthPx * NAME_SHARE_RATIO,
        Math.max(
          ...bars.map((bar) =>
            Math.max(
              textWidthPx(bar.name, TYPE.labelPx, true),
              textWidthPx(bar.note, TYPE.tickPx) + 14,
            ),
          ),
          0,
        ) + 16,
      );
  const drawn = bars.filter((bar) => bar.band !== null);
  const longest = Math.max(
    ...drawn.map((bar) =>
      Math.max(bar.band?.p90 ?? 0, sum(bar.segments.filter((each) => each.value > 0))),
    ),
    0,
  );
  const credit = Math.min(
    ...drawn.map((bar) => sum(bar.segments.filter((each) => each.value < 0))),
    0,
  );
  const limitDrawn = limit !== null && limit.value <= longest * LIMIT_REACH_RATIO;
  const reach = Math.max(longest, limitDrawn ? limit.value * 1.02 : 0) || 1;
  const leftPx = nameWidthPx;
  const plotPx = widthPx - leftPx - 1;
  const labelPx = (bar: OptionBar) =>
    textWidthPx(bar.valueText, TYPE.labelPx, true) + textWidthPx(bar.bandText, TYPE.notePx) + 22;
  const pixelsPerValue = Math.min(
    plotPx / (reach - credit),
    ...(narrow
      ? []
      : drawn.map((bar) => (plotPx - labelPx(bar)) / ((bar.band?.p90 ?? reach) - credit))),
  );
  const zeroPx = leftPx - credit * pixelsPerValue;
  const xOf = (value: number) => zeroPx + value * pixelsPerValue;

  const topPx = startPx + (limit === null ? 4 : LIMIT_PX);
  const rowPx = narrow ? ROW_NARROW_PX : ROW_WIDE_PX;
  const bottomPx = topPx + bars.length * rowPx + 2;
  const ticks = ticksTo(
    Math.max(reach, (widthPx - zeroPx) / pixelsPerValue),
    Math.max(2, Math.round(plotPx / PLOT_PER_TICK_PX)),
  );
  const marks: Mark[] = axisMarks(ticks, xOf, { topPx, bottomPx, rightPx: widthPx });
  if (limitDrawn) marks.push(...limitLine(limit, xOf(limit.value), { topPx: startPx, bottomPx, leftPx, widthPx }));
  else if (limit !== null)
    marks.push(
      text(`${fittedText(limit.label, widthPx - 20, TYPE.notePx)} →`, widthPx, startPx + 12, {
        anchor: 'end',
        fill: 'inkSoft',
      }),
    );

  bars.forEach((bar, index) => {
    const rowTop = topPx + index * rowPx;
    const barTop = narrow ? rowTop + 28 : rowTop + (rowPx - BAR_PX) / 2;
    const nameY = narrow ? rowTop + 16 : rowTop + 21;
    const valueWidth = narrow ? labelPx(bar) - 8 : 0;
    const nameRoom = narrow ? widthPx - valueWidth - 26 : nameWidthPx - 12;
    const name = fittedText(bar.name, nameRoom, TYPE.labelPx, true);
    marks.push(text(name, narrow ? 12 : 0, nameY, { sizePx: TYPE.labelPx, bold: true }));
    if (narrow) marks.push(...evidenceMarks(bar.grade, 4.5, nameY - 4.5, 3.5));
    else {
      marks.push(...evidenceMarks(bar.grade, 4.5, nameY + 12, 3.5));
      marks.push(
        text(fittedText(bar.note, nameWidthPx - 24, TYPE.tickPx), 12, nameY + 16, {
          sizePx: TYPE.tickPx,
          fill: 'inkSoft',
        }),
      );
    }
    if (bar.band === null) {
      marks.push(
        text(
          fittedText(bar.remark ?? '', widthPx - leftPx - 16, TYPE.notePx),
          zeroPx + 8,
          barTop + 14,
          { fill: 'inkSoft' },
        ),
      );
      return;
    }
    marks.push(...segmentMarks(bar, barTop, xOf));
    if (bar.grade === 'assumption')
      marks.push(
        rect(zeroPx, barTop, xOf(sum(bar.segments)) - zeroPx, BAR_PX, {
          stroke: 'ink',
          strokeWidthPx: 1,
          dashPx: [4, 3],
        }),
      );
    marks.push(...bandMarks(bar, bar.band, barTop, xOf));
    const valueX = narrow
      ? widthPx - textWidthPx(bar.bandText, TYPE.notePx) - 8
      : Math.max(xOf(bar.band.p90), xOf(sum(bar.segments))) + 8;
    const valueY = narrow ? nameY : barTop + BAR_PX / 2 + 4.5;
    const value = textWidthPx(bar.valueText, TYPE.labelPx, true);
    if (!narrow)
      marks.push(
        rect(valueX - 3, barTop, labelPx(bar) - 12, BAR_PX, {
          fill: 'ground',
          fillOpacityRatio: 0.88,
        }),
      );
    marks.push(
      text(bar.valueText, valueX, valueY, {
        sizePx: TYPE.labelPx,
        bold: true,
        anchor: narrow ? 'end' : 'start',
        figureId: bar.figureId,
      }),
      text(bar.bandText, narrow ? widthPx : valueX + value + 8, valueY, {
        anchor: narrow ? 'end' : 'start',
        fill: 'inkSoft',
      }),
    );
  });
  return { marks, heightPx: bottomPx + AXIS_PX };
}

function sum(segments: readonly BarSegment[]): number {
  return segments.reduce((total, each) => total + each.value, 0);
}

function limitLine(
  limit: Limit,
  x: number,
  frame: { topPx: number; bottomPx: number; leftPx: number; widthPx: number },
): Mark[] {
  const width = textWidthPx(limit.label, TYPE.notePx);
  const toRight = x + 4 + width <= frame.widthPx;
  return [
    line(x, frame.topPx + 2, x, frame.bottomPx, {
      stroke: 'ink',
      strokeWidthPx: 1.25,
      dashPx: [5, 3],
    }),
    text(limit.label, toRight ? x + 4 : Math.max(x - 4, width), frame.topPx + 12, {
      anchor: toRight ? 'start' : 'end',
    }),
  ];
}
