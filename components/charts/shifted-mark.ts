import { type Mark, px } from './scene';

/** The mark moved right and down; path data holds absolute M, L, A and Z only. */
export function shiftedMark(mark: Mark, byX: number, byY: number): Mark {
  switch (mark.kind) {
    case 'line':
      return {
        ...mark,
        x1Px: px(mark.x1Px + byX),
        x2Px: px(mark.x2Px + byX),
        y1Px: px(mark.y1Px + byY),
        y2Px: px(mark.y2Px + byY),
      };
    case 'path':
      return { ...mark, d: shiftedPath(mark.d, byX, byY) };
    default:
      return { ...mark, xPx: px(mark.xPx + byX), yPx: px(mark.yPx + byY) };
  }
}

function shiftedPath(d: string, byX: number, byY: number): string {
  return d.replace(
    /([ML]|A[\d.]+ [\d.]+ [\d.]+ [01] [01] )(-?[\d.]+) (-?[\d.]+)/g,
    (_, command, x, y) => `${command}${px(Number(x) + byX)} ${px(Number(y) + byY)}`,
  );
}
