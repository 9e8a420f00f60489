import { type PathMark, px } from './scene';
import type { Token } from './tokens';

/** Lines at 45 degrees across a rectangle, cut at its edges: the sign for sparse. No clip path is needed. */
export function hatch(
  box: { xPx: number; yPx: number; widthPx: number; heightPx: number },
  stroke: Token,
  spacingPx = 6,
): PathMark {
  const right = box.xPx + box.widthPx;
  const bottom = box.yPx + box.heightPx;
  const parts: string[] = [];
  for (let offset = spacingPx; offset < box.widthPx + box.heightPx; offset += spacingPx) {
    // Each line runs from the bottom or right edge up to the top or left edge, where x + y is constant.
    const sum = box.xPx + box.yPx + offset;
    const startX = Math.min(right, sum - box.yPx);
    const endX = Math.max(box.xPx, sum - bottom);
    if (startX > endX)
      parts.push(`M${px(startX)} ${px(sum - startX)}L${px(endX)} ${px(sum - endX)}`);
  }
  return { kind: 'path', d: parts.join(''), stroke, strokeWidthPx: 1.5, strokeOpacityRatio: 0.75 };
}
