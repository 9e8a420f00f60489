import type { Token } from './tokens';

/**
 * A chart as plain data: what screen and paper both draw. Marks are painted in order, later over
 * earlier. Coordinates are pixels from the top left; a text's `yPx` is its baseline.
 */
export interface Scene {
  widthPx: number;
  heightPx: number;
  /** The finding, as a sentence. */
  title: string;
  /** What a listener hears instead of the picture. */
  summary: string;
  marks: Mark[];
  /** The same figures as a table. */
  twin: Twin;
}

export interface Twin {
  columns: string[];
  rows: string[][];
}

export interface Size {
  widthPx: number;
}

export interface Paint {
  fill?: Token;
  fillOpacityRatio?: number;
  stroke?: Token;
  strokeWidthPx?: number;
  strokeOpacityRatio?: number;
  dashPx?: readonly [number, number];
}

interface Anchored {
  /** The figure that this mark draws, for "show the maths". */
  figureId?: string;
}

export interface RectMark extends Paint, Anchored {
  kind: 'rect';
  xPx: number;
  yPx: number;
  widthPx: number;
  heightPx: number;
  radiusPx?: number;
}

export interface LineMark extends Paint, Anchored {
  kind: 'line';
  x1Px: number;
  y1Px: number;
  x2Px: number;
  y2Px: number;
}

export interface PathMark extends Paint, Anchored {
  kind: 'path';
  /** SVG path data of absolute M, L, A and Z only: what screen, paper and `shiftedMark` read. */
  d: string;
}

export interface CircleMark extends Paint, Anchored {
  kind: 'circle';
  xPx: number;
  yPx: number;
  radiusPx: number;
}

export interface TextMark extends Anchored {
  kind: 'text';
  xPx: number;
  yPx: number;
  text: string;
  sizePx: number;
  anchor: 'start' | 'middle' | 'end';
  bold: boolean;
  fill: Token;
}

export type Mark = RectMark | LineMark | PathMark | CircleMark | TextMark;

/** Sizes of type in a chart, a subset of the page's five. */
export const TYPE = { labelPx: 13, notePx: 12, tickPx: 11 } as const;

/** To a hundredth of a pixel, so that a kept picture does not change with the last bit. */
export function px(length: number): number {
  return Math.round(length * 100) / 100;
}

export function text(
  content: string,
  xPx: number,
  yPx: number,
  style: Partial<Omit<TextMark, 'kind' | 'text' | 'xPx' | 'yPx'>> = {},
): TextMark {
  return {
    kind: 'text',
    text: content,
    xPx: px(xPx),
    yPx: px(yPx),
    sizePx: TYPE.notePx,
    anchor: 'start',
    bold: false,
    fill: 'ink',
    ...style,
  };
}

export function rect(
  xPx: number,
  yPx: number,
  widthPx: number,
  heightPx: number,
  paint: Paint & Anchored & { radiusPx?: number },
): RectMark {
  return {
    kind: 'rect',
    xPx: px(xPx),
    yPx: px(yPx),
    widthPx: px(Math.max(0, widthPx)),
    heightPx: px(Math.max(0, heightPx)),
    ...paint,
  };
}

export function line(
  x1Px: number,
  y1Px: number,
  x2Px: number,
  y2Px: number,
  paint: Paint & Anchored,
): LineMark {
  return { kind: 'line', x1Px: px(x1Px), y1Px: px(y1Px), x2Px: px(x2Px), y2Px: px(y2Px), ...paint };
}
