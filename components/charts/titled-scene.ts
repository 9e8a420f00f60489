import { rect, type Scene, TYPE, text } from './scene';
import { shiftedMark } from './shifted-mark';
import { wrappedText } from './text-width';

const TITLE_PX = 16;
const TITLE_LINE_PX = 22;
const NOTE_LINE_PX = 18;
const GAP_PX = 10;
const MARGIN_PX = 16;

/** A scene that stands alone as a file: on its own ground, under its title, above a source line. */
export function titledScene(scene: Scene, sourceLine: string): Scene {
  const titleLines = wrappedText(scene.title, scene.widthPx, TITLE_PX, { bold: true });
  const noteLines = wrappedText(sourceLine, scene.widthPx, TYPE.notePx);
  const topPx = MARGIN_PX + titleLines.length * TITLE_LINE_PX + GAP_PX;
  const noteTopPx = topPx + scene.heightPx + GAP_PX;
  const widthPx = scene.widthPx + 2 * MARGIN_PX;
  const heightPx = noteTopPx + noteLines.length * NOTE_LINE_PX + MARGIN_PX;
  return {
    ...scene,
    widthPx,
    heightPx,
    marks: [
      rect(0, 0, widthPx, heightPx, { fill: 'ground' }),
      ...titleLines.map((line, index) =>
        text(line, MARGIN_PX, MARGIN_PX + index * TITLE_LINE_PX + TITLE_PX, {
          sizePx: TITLE_PX,
          bold: true,
        }),
      ),
      ...scene.marks.map((mark) => shiftedMark(mark, MARGIN_PX, topPx)),
      ...noteLines.map((line, index) =>
        text(line, MARGIN_PX, noteTopPx + index * NOTE_LINE_PX + TYPE.notePx, {
          fill: 'inkSoft',
        }),
      ),
    ],
  };
}
