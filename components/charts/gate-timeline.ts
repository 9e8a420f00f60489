import type { RoadmapStage } from '@/engine/recommend/roadmap-result';
import { axisMarks, roundTicks } from './axis';
import { BAR_PX } from './bar-marks';
import type { ChartTexts } from './chart-texts';
import { hatch } from './hatch';
import { line, type Mark, px, rect, type Scene, type Size, TYPE, text } from './scene';
import { fittedText, textWidthPx } from './text-width';
import type { Token } from './tokens';

/** One stage of a phased adoption: what it costs, what is spent by its gate, and when that is. */
export interface GateStage {
  name: string;
  costUsd: number;
  cumulativeUsd: number;
  avoidedUsd: number;
  /** From the start of the first stage. */
  untilSeconds: number;
}

/** The stages of a roadmap as the chart draws them. */
export function gateStages(
  stages: readonly Pick<
    RoadmapStage,
    'id' | 'costUsd' | 'cumulativeUsd' | 'avoidedUsd' | 'calendarSeconds'
  >[],
  texts: ChartTexts,
): GateStage[] {
  return stages.map(({ id, costUsd, cumulativeUsd, avoidedUsd }, index) => ({
    name: texts.say(`gate.name.${id}`),
    costUsd: costUsd.p50,
    cumulativeUsd: cumulativeUsd.p50,
    avoidedUsd,
    untilSeconds: stages
      .slice(0, index + 1)
      .reduce((seconds, stage) => seconds + stage.calendarSeconds, 0),
  }));
}

export interface GateTimelineData {
  stages: readonly GateStage[];
  /** Hue of the machine that is tried. */
  family: Token;
  sparse: boolean;
}

const WORDS_PX = 20;
const ROW_PX = WORDS_PX + BAR_PX + 10;
const AXIS_PX = 22;
const DIAMOND_PX = 6;
const TICK_SPACE_PX = 90;
const SPENT_OPACITY_RATIO = 0.3;

/** The gate: a diamond where spending stops if the answer is no. */
function diamond(xPx: number, yPx: number): Mark {
  const [left, right, top, bottom] = [
    px(xPx - DIAMOND_PX),
    px(xPx + DIAMOND_PX),
    px(yPx - DIAMOND_PX),
    px(yPx + DIAMOND_PX),
  ];
  return {
    kind: 'path',
    d: `M${px(xPx)} ${top}L${right} ${px(yPx)}L${px(xPx)} ${bottom}L${left} ${px(yPx)}Z`,
    fill: 'ground',
    stroke: 'ink',
    strokeWidthPx: 1.5,
  };
}

/** Name and moment to the left, money spent to the right, on the line above a bar. */
function rowWords(
  stage: GateStage,
  texts: ChartTexts,
  { topPx, widthPx }: { topPx: number; widthPx: number },
): Mark[] {
  const value = texts.money(stage.cumulativeUsd);
  const valuePx = textWidthPx(value, TYPE.labelPx, true);
  const namePx = textWidthPx(stage.name, TYPE.labelPx, true);
  const room = widthPx - namePx - valuePx - 24;
  const when = fittedText(
    texts.say('gate.at', { time: texts.duration(stage.untilSeconds) }),
    Math.max(0, room),
    TYPE.notePx,
  );
  const baseline = topPx + 14;
  return [
    rect(0, topPx + 1, widthPx, WORDS_PX - 2, { fill: 'ground' }),
    text(fittedText(stage.name, widthPx - valuePx - 12, TYPE.labelPx, true), 0, baseline, {
      sizePx: TYPE.labelPx,
      bold: true,
    }),
    ...(when === '' ? [] : [text(when, namePx + 8, baseline, { fill: 'inkSoft' })]),
    text(value, widthPx, baseline, { sizePx: TYPE.labelPx, bold: true, anchor: 'end' }),
  ];
}

/**
 * Spending from gate to gate: pale what was spent before, full what the stage adds, dashed what is not
 * spent if its gate says no.
 */
export function gateTimeline(data: GateTimelineData, texts: ChartTexts, { widthPx }: Size): Scene {
  const { stages, family, sparse } = data;
  const total = stages.at(-1)?.cumulativeUsd ?? 0;
  const rightPx = widthPx - DIAMOND_PX - 2;
  const xOf = (usd: number) => (total === 0 ? 0 : (usd / total) * rightPx);
  const bottomPx = stages.length * ROW_PX + 2;
  const tickCount = Math.max(2, Math.round(rightPx / TICK_SPACE_PX));
  const ticks = roundTicks(total, 1 / texts.currencyPerUsd, tickCount, (value, at) =>
    value === 0 ? '0' : texts.money(value, at),
  );
  const marks: Mark[] = axisMarks(ticks, xOf, { topPx: 0, bottomPx, rightPx: widthPx });
  stages.forEach((stage, index) => {
    const topPx = index * ROW_PX;
    const barPx = topPx + WORDS_PX + 2;
    const before = xOf(stage.cumulativeUsd - stage.costUsd);
    const here = xOf(stage.cumulativeUsd);
    marks.push(
      ...rowWords(stage, texts, { topPx, widthPx }),
      rect(0, barPx, before, BAR_PX, { fill: family, fillOpacityRatio: SPENT_OPACITY_RATIO }),
      rect(before, barPx, here - before, BAR_PX, { fill: family }),
      ...(sparse
        ? [hatch({ xPx: before, yPx: barPx, widthPx: here - before, heightPx: BAR_PX }, 'ground')]
        : []),
    );
    if (stage.avoidedUsd > 0)
      marks.push(rect(here, barPx, rightPx - here, BAR_PX, { stroke: 'inkSoft', dashPx: [4, 3] }));
    marks.push(
      line(here, barPx - 2, here, barPx + BAR_PX + 2, { stroke: 'ink', strokeWidthPx: 1.5 }),
      diamond(here, barPx + BAR_PX / 2),
    );
  });
  const [first] = stages;
  const values = stages.map(({ name, cumulativeUsd }) =>
    texts.say('valueOf', { name, value: texts.money(cumulativeUsd) }),
  );
  return {
    widthPx,
    heightPx: bottomPx + AXIS_PX,
    title:
      first === undefined || stages.length === 1
        ? texts.say('gate.only', { total: texts.money(total) })
        : texts.say('gate.title', {
            name: first.name.toLocaleLowerCase(),
            spent: texts.money(first.cumulativeUsd),
            total: texts.money(total),
          }),
    summary: texts.say('gate.summary', { values: texts.list(values) }),
    marks,
    twin: {
      columns: ['stage', 'spend', 'cumulative', 'until', 'avoided'].map((key) =>
        texts.say(`gate.${key}`),
      ),
      rows: stages.map((stage) => [
        stage.name,
        texts.money(stage.costUsd),
        texts.money(stage.cumulativeUsd),
        texts.duration(stage.untilSeconds),
        texts.money(stage.avoidedUsd),
      ]),
    },
  };
}
