import { tintRatio } from './bar-marks';
import { type Mark, rect, TYPE, text } from './scene';
import { textWidthPx } from './text-width';

const SWATCH_PX = 10;
const LINE_PX = 18;
const GAP_PX = 14;

/** Names of the tints in the order of the stack, neutral in hue because hue is the machine's. */
export function tintLegend(
  names: readonly string[],
  widthPx: number,
): { marks: Mark[]; heightPx: number } {
  const marks: Mark[] = [];
  let x = 0;
  let y = 0;
  names.forEach((name, index) => {
    const width = SWATCH_PX + 5 + textWidthPx(name, TYPE.tickPx);
    if (x > 0 && x + width > widthPx) {
      x = 0;
      y += LINE_PX;
    }
    marks.push(
      rect(x + 0.5, y + 2.5, SWATCH_PX, SWATCH_PX, {
        fill: 'ink',
        fillOpacityRatio: tintRatio(index),
        stroke: 'inkSoft',
        strokeWidthPx: 0.75,
      }),
      text(name, x + SWATCH_PX + 5, y + 11, { sizePx: TYPE.tickPx, fill: 'inkSoft' }),
    );
    x += width + GAP_PX;
  });
  return { marks, heightPx: names.length === 0 ? 0 : y + LINE_PX + 6 };
}
