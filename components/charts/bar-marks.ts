import type { Grade } from '@/engine/catalog/fact';
import type { Band } from '@/engine/result';
import { hatch } from './hatch';
import { line, type Mark, rect, TYPE, text } from './scene';
import { textWidthPx } from './text-width';
import type { Token } from './tokens';

export interface BarSegment {
  name: string;
  value: number;
  /** Place in the order of tints, 0 = full hue. */
  tint: number;
  figureId?: string;
}

/** Of the machine's hue, strongest first: the parts of a stack. */
export const TINT_RATIOS = [1, 0.62, 0.42, 0.27, 0.15, 0.07] as const;
export const BAR_PX = 20;
const BAND_OVERHANG_PX = 4;

export function tintRatio(tint: number): number {
  return TINT_RATIOS[Math.min(tint, TINT_RATIOS.length - 1)] ?? 1;
}

interface Style {
  family: Token;
  sparse: boolean;
  grade: Grade;
}

/**
 * One stacked bar from zero in the shared grammar: hue of the machine, hatch for sparse, dashed
 * outline where it rests on assumptions. Names inside where they fit; `words` are painted last.
 */
export function barMarks(
  segments: readonly BarSegment[],
  { family, sparse, grade }: Style,
  topPx: number,
  xOf: (value: number) => number,
): { shapes: Mark[]; words: Mark[] } {
  const shapes: Mark[] = [];
  const words: Mark[] = [];
  // A credit (a residual value) runs left from zero; costs stack to the right of it.
  let positive = 0;
  let negative = 0;
  for (const segment of segments) {
    if (segment.value === 0) continue;
    const from = segment.value > 0 ? positive : negative;
    const to = from + segment.value;
    if (segment.value > 0) positive = to;
    else negative = to;
    const xPx = Math.min(xOf(from), xOf(to));
    const widthPx = Math.abs(xOf(to) - xOf(from));
    shapes.push(
      rect(xPx, topPx, widthPx, BAR_PX, {
        fill: family,
        fillOpacityRatio: tintRatio(segment.tint),
        stroke: 'ground',
        strokeWidthPx: 1,
        ...(segment.figureId === undefined ? {} : { figureId: segment.figureId }),
      }),
    );
    if (sparse && widthPx > 2)
      shapes.push(
        hatch(
          { xPx, yPx: topPx, widthPx, heightPx: BAR_PX },
          segment.tint === 0 ? 'ground' : family,
        ),
      );
    const nameWidthPx = textWidthPx(segment.name, TYPE.tickPx);
    if (segments.length < 2 || nameWidthPx + 10 > widthPx) continue;
    if (sparse)
      words.push(
        rect(xPx + 2, topPx + 3, nameWidthPx + 6, BAR_PX - 6, {
          fill: 'ground',
          fillOpacityRatio: 0.92,
          radiusPx: 2,
        }),
      );
    words.push(
      text(segment.name, xPx + 5, topPx + BAR_PX / 2 + 4, {
        sizePx: TYPE.tickPx,
        fill: segment.tint === 0 && !sparse ? 'ground' : 'ink',
      }),
    );
  }
  if (grade === 'assumption' && positive + negative !== 0)
    shapes.push(
      rect(xOf(negative), topPx, xOf(positive) - xOf(negative), BAR_PX, {
        stroke: 'ink',
        strokeWidthPx: 1,
        dashPx: [4, 3],
      }),
    );
  return { shapes, words };
}

/**
 * The soft band from P10 to P90 around a bar, a tick at the likely case where the bar ends, and a
 * line out to P90.
 */
export function bandMarks(
  band: Band,
  family: Token,
  topPx: number,
  xOf: (value: number) => number,
  figureId: string,
): Mark[] {
  if (band.p10 === band.p90) return [];
  const middlePx = topPx + BAR_PX / 2;
  const bandTopPx = topPx - BAND_OVERHANG_PX;
  const bandBottomPx = topPx + BAR_PX + BAND_OVERHANG_PX;
  return [
    rect(xOf(band.p10), bandTopPx, xOf(band.p90) - xOf(band.p10), bandBottomPx - bandTopPx, {
      fill: family,
      fillOpacityRatio: 0.18,
      radiusPx: 3,
      figureId,
    }),
    line(xOf(band.p50), middlePx, xOf(band.p90), middlePx, { stroke: family, strokeWidthPx: 1.5 }),
    line(xOf(band.p50), bandTopPx, xOf(band.p50), bandBottomPx, {
      stroke: 'ink',
      strokeWidthPx: 2,
    }),
  ];
}
