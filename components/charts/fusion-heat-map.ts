import { hatch } from './hatch';
import type { PlotTexts } from './plot-frame';
import { type Mark, rect, type Scene, type Size, TYPE, text } from './scene';
import { textWidthPx, wrappedText } from './text-width';

export interface FusionHeatMapData {
  fusions: readonly string[];
  /** Factors against dense training with fused sections, by rung of fusion. */
  rows: readonly {
    sparsityRatio: number;
    /** Sparser than the runs that the quality law was fitted to: speed is modelled, quality is not known. */
    isBeyondLaw: boolean;
    cells: readonly { tokensPerSecondPerChip: number; factor: number }[];
  }[];
  /** Where the quality law ends. */
  publishedSparsityRatio: number;
}

type Row = FusionHeatMapData['rows'][number];

/** Rungs that are measured dense; all else rests on assumptions. */
const CALIBRATED_RUNGS: readonly string[] = ['operator', 'section'];
const CELL_PX = 44;
const HEAD_LINE_PX = 15;
const HEAD_LINES = 3;
const HATCH_PX = 10;
/** Tint of the largest factor: words on it stay readable. */
const DEEPEST_RATIO = 0.5;
const FOOT_LINE_PX = 16;
const FOOT_LINES = 3;
const BEYOND_SIGN = ' *';

/** Speed by level of sparsity and rung of fusion: the deeper the tint the faster. */
export function fusionHeatMap(data: FusionHeatMapData, texts: PlotTexts, { widthPx }: Size): Scene {
  const { fusions, rows, publishedSparsityRatio: published } = data;
  const levelName = ({ sparsityRatio, isBeyondLaw }: Row) => {
    if (sparsityRatio === 0) return texts.say('fusion.dense');
    const name = texts.say('fusion.level', { level: texts.precisePercent(sparsityRatio) });
    return isBeyondLaw ? `${name}${BEYOND_SIGN}` : name;
  };
  const fusionName = (id: string) => texts.say(`fusion.rung.${id}`);
  const leftPx =
    Math.max(...rows.map((row) => textWidthPx(levelName(row), TYPE.notePx))) + HATCH_PX + 10;
  const cellPx = (widthPx - leftPx) / Math.max(1, fusions.length);
  const largest = Math.max(...rows.flatMap(({ cells }) => cells.map(({ factor }) => factor)));
  const heads = fusions.map((id) =>
    wrappedText(fusionName(id), cellPx - 6, TYPE.tickPx, { maximumLines: HEAD_LINES }),
  );
  const headPx = Math.max(...heads.map(({ length }) => length)) * HEAD_LINE_PX + 6;
  const marks: Mark[] = heads.flatMap((lines, column) =>
    lines.map((words, index) =>
      text(words, leftPx + column * cellPx + cellPx / 2, 11 + index * HEAD_LINE_PX, {
        sizePx: TYPE.tickPx,
        anchor: 'middle',
        fill: 'inkSoft',
      }),
    ),
  );
  rows.forEach((row, index) => {
    const { sparsityRatio, cells } = row;
    const yPx = headPx + index * CELL_PX;
    marks.push(text(levelName(row), 0, yPx + CELL_PX / 2 + 4));
    const swatch = {
      xPx: leftPx - HATCH_PX - 4,
      yPx: yPx + 1,
      widthPx: HATCH_PX,
      heightPx: CELL_PX - 2,
    };
    if (sparsityRatio > 0)
      marks.push(
        rect(swatch.xPx, swatch.yPx, swatch.widthPx, swatch.heightPx, { fill: 'familyRdu' }),
        hatch(swatch, 'ground'),
      );
    cells.forEach(({ factor }, column) => {
      const isInferred = sparsityRatio > 0 || !CALIBRATED_RUNGS.includes(fusions[column] ?? '');
      const xPx = leftPx + column * cellPx;
      marks.push(
        rect(xPx + 1, yPx + 1, cellPx - 2, CELL_PX - 2, {
          fill: 'familyRdu',
          fillOpacityRatio: Math.round((factor / largest) * DEEPEST_RATIO * 1e4) / 1e4,
          ...(isInferred ? { stroke: 'ink' as const, dashPx: [4, 3] as const } : {}),
        }),
        text(texts.factor(factor), xPx + cellPx / 2, yPx + CELL_PX / 2 + 5, {
          sizePx: TYPE.labelPx,
          anchor: 'middle',
          bold: factor === largest,
        }),
      );
    });
  });
  const gridPx = headPx + rows.length * CELL_PX;
  const note = texts.say('fusion.beyond', { level: texts.precisePercent(published) });
  const foot = rows.some(({ isBeyondLaw }) => isBeyondLaw)
    ? wrappedText(`* ${note}`, widthPx, TYPE.tickPx, { maximumLines: FOOT_LINES })
    : [];
  foot.forEach((words, index) => {
    marks.push(
      text(words, 0, gridPx + (index + 1) * FOOT_LINE_PX, { sizePx: TYPE.tickPx, fill: 'inkSoft' }),
    );
  });
  // The finding speaks of what has been published.
  const sparsest = rows.findLast(({ isBeyondLaw }) => !isBeyondLaw);
  const factorText = (index: number) => texts.factor(sparsest?.cells.at(index)?.factor ?? 0);
  return {
    widthPx,
    heightPx: gridPx + 2 + (foot.length === 0 ? 0 : foot.length * FOOT_LINE_PX + 2),
    title: texts.say('fusion.finding', {
      level: sparsest === undefined ? '' : levelName(sparsest),
      best: factorText(-1),
      unfused: factorText(0),
    }),
    summary: texts.say('fusion.summary', {
      values: texts.list(
        rows.map((row) =>
          texts.say('valueOf', {
            name: levelName(row),
            value: row.cells.map(({ factor }) => texts.factor(factor)).join(' / '),
          }),
        ),
      ),
    }),
    marks,
    twin: {
      columns: [texts.say('fusion.column.level'), ...fusions.map(fusionName)],
      rows: rows.map((row) => [
        levelName(row),
        ...row.cells.map(({ tokensPerSecondPerChip, factor }) =>
          texts.say('fusion.cell', {
            factor: texts.factor(factor),
            rate: texts.count(tokensPerSecondPerChip),
          }),
        ),
      ]),
    },
  };
}
