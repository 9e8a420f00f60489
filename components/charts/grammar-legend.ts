import { BAR_PX } from './bar-marks';
import type { ChartTexts } from './chart-texts';
import { evidenceMarks } from './evidence-glyph';
import { hatch } from './hatch';
import { type Mark, rect, type Scene, type Size, TYPE, text } from './scene';
import { shiftedMark } from './shifted-mark';
import { textWidthPx } from './text-width';
import type { Token } from './tokens';

export interface GrammarLegendData {
  /** Hues that the page shows, in order. */
  families: readonly Token[];
}

const SWATCH_PX = 16;
const SWATCH_HEIGHT_PX = 12;
const LINE_PX = 20;
const GAP_PX = 16;
const FAMILY_NAMES: Partial<Record<Token, string>> = {
  familyNvidia: 'nvidia',
  familyAmd: 'amd',
  familyRdu: 'rdu',
};

/** The one line that teaches the grammar: hue, hatch, dashed outline, soft band, evidence. */
export function grammarLegend(data: GrammarLegendData, texts: ChartTexts, size: Size): Scene {
  const hue = data.families[0] ?? 'familyOther';
  const box = { xPx: 0.5, yPx: 4, widthPx: SWATCH_PX, heightPx: SWATCH_HEIGHT_PX };
  const swatch = (paint: Parameters<typeof rect>[4]) =>
    rect(box.xPx, box.yPx, box.widthPx, box.heightPx, paint);
  const items: { key: string; marks: Mark[] }[] = [
    ...data.families.flatMap((family) => {
      const key = FAMILY_NAMES[family];
      return key === undefined ? [] : [{ key, marks: [swatch({ fill: family })] }];
    }),
    { key: 'sparse', marks: [swatch({ fill: hue }), hatch(box, 'ground')] },
    {
      key: 'assumed',
      marks: [swatch({ stroke: 'ink', strokeWidthPx: 1, dashPx: [4, 3] })],
    },
    { key: 'band', marks: [swatch({ fill: hue, fillOpacityRatio: 0.18 })] },
    { key: 'measured', marks: evidenceMarks('measured', SWATCH_PX / 2, BAR_PX / 2) },
    { key: 'derived', marks: evidenceMarks('derived', SWATCH_PX / 2, BAR_PX / 2) },
    { key: 'assumption', marks: evidenceMarks('assumption', SWATCH_PX / 2, BAR_PX / 2) },
  ];
  const marks: Mark[] = [];
  let x = 0;
  let y = 0;
  for (const item of items) {
    const name = texts.say(`legend.${item.key}`);
    const width = SWATCH_PX + 6 + textWidthPx(name, TYPE.notePx);
    if (x > 0 && x + width > size.widthPx) {
      x = 0;
      y += LINE_PX;
    }
    marks.push(
      ...item.marks.map((mark) => shiftedMark(mark, x, y)),
      text(name, x + SWATCH_PX + 6, y + 14, { fill: 'inkSoft' }),
    );
    x += width + GAP_PX;
  }
  return {
    widthPx: size.widthPx,
    heightPx: y + LINE_PX,
    title: texts.say('legend.title'),
    summary: texts.list(items.map(({ key }) => texts.say(`legend.${key}`))),
    marks,
    twin: { columns: [], rows: [] },
  };
}
