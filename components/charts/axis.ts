import { scaleLinear } from 'd3';
import { line, type Mark, TYPE, text } from './scene';
import { textWidthPx } from './text-width';

export interface Tick {
  value: number;
  label: string;
}

const TICK_GAP_PX = 12;

/** Round values from zero to `maximum`, counted in `unit`: days in seconds, yen in dollars. */
export function roundTicks(
  maximum: number,
  unit: number,
  tickCount: number,
  label: (value: number, at: number) => string,
): Tick[] {
  const values = scaleLinear()
    .domain([0, maximum / unit])
    .ticks(tickCount)
    .map((units) => units * unit);
  // All ticks are said in the unit of the middle one: 400K, 500K and not 0.5M.
  const middle = values[Math.ceil(values.length / 2)] ?? maximum;
  return values.map((value) => ({ value, label: label(value, middle) }));
}

/** Faint verticals, the zero line, and as many labels below as stand apart. */
export function axisMarks(
  ticks: readonly Tick[],
  xOf: (value: number) => number,
  { topPx, bottomPx, rightPx }: { topPx: number; bottomPx: number; rightPx: number },
): Mark[] {
  const marks: Mark[] = [];
  let labelledTo = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const x = xOf(tick.value);
    const zero = tick.value === 0;
    marks.push(
      line(x, topPx, x, bottomPx, {
        stroke: zero ? 'inkSoft' : 'rule',
        strokeWidthPx: zero ? 1.25 : 1,
      }),
    );
    const width = textWidthPx(tick.label, TYPE.tickPx);
    const left = zero ? x : x - width / 2;
    if (left < labelledTo + TICK_GAP_PX || left + width > rightPx) continue;
    labelledTo = left + width;
    marks.push(
      text(tick.label, x, bottomPx + 14, {
        sizePx: TYPE.tickPx,
        anchor: zero ? 'start' : 'middle',
        fill: 'inkSoft',
      }),
    );
  }
  return marks;
}
