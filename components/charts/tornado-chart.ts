import type { Grade } from '@/engine/catalog/fact';
import { BAR_PX } from './bar-marks';
import type { ChartTexts } from './chart-texts';
import { evidenceMarks } from './evidence-glyph';
import { line, type Mark, rect, type Scene, type Size, TYPE, text } from './scene';
import { fittedText, textWidthPx } from './text-width';
import type { Token } from './tokens';

/** One assumption at its low and at its high value, all others likely. */
export interface TornadoDriver {
  path: string;
  name: string;
  lowText: string;
  highText: string;
  goalAtLow: number;
  goalAtHigh: number;
  grade: Grade;
}

export interface TornadoChartData {
  optionName: string;
  family: Token;
  goalAtLikely: number;
  /** Widest first, as the engine's `tornadoOf` gives them. */
  drivers: readonly TornadoDriver[];
}

interface TornadoTexts extends ChartTexts {
  /** Name of the goal: training time, cost, CO2e. */
  goalName: string;
  goal: (value: number, at?: number) => string;
}

const DRIVER_COUNT = 8;
const ROW_PX = 46;
const HEAD_PX = 22;
/** Swing over the likely goal from which a driver is called strong, and from which middling. */
const STRONG_RATIO = 0.2;
const MIDDLING_RATIO = 0.05;

/** A driver's weight in a word. */
export function swingWord(swingRatio: number): 'high' | 'middle' | 'low' {
  if (swingRatio >= STRONG_RATIO) return 'high';
  return swingRatio >= MIDDLING_RATIO ? 'middle' : 'low';
}

/** The eight assumptions that move a goal most, each from its low to its high around the likely value. */
export function tornadoChart(data: TornadoChartData, texts: TornadoTexts, size: Size): Scene {
  const drivers = data.drivers.slice(0, DRIVER_COUNT);
  const { goalAtLikely } = data;
  const { widthPx } = size;
  const swing = ({ goalAtLow, goalAtHigh }: TornadoDriver) => Math.abs(goalAtHigh - goalAtLow);
  const word = (driver: TornadoDriver) =>
    texts.say(`tornado.${swingWord(swing(driver) / goalAtLikely)}`);
  const ends = drivers.flatMap(({ goalAtLow, goalAtHigh }) => [goalAtLow, goalAtHigh]);
  const low = Math.min(goalAtLikely, ...ends);
  const high = Math.max(goalAtLikely, ...ends);
  const label = (value: number) => texts.goal(value, goalAtLikely);
  const labelPx = Math.max(...ends.map((end) => textWidthPx(label(end), TYPE.tickPx)), 0) + 6;
  const pixelsPerValue = (widthPx - 2 * labelPx) / (high - low || 1);
  const xOf = (value: number) => labelPx + (value - low) * pixelsPerValue;
  const bottomPx = HEAD_PX + drivers.length * ROW_PX;
  const likelyPx = xOf(goalAtLikely);
  const likelyText = texts.say('tornado.likely', { value: texts.goal(goalAtLikely) });
  const likelyHalfPx = textWidthPx(likelyText, TYPE.notePx) / 2;
  const marks: Mark[] = [
    text(likelyText, Math.min(Math.max(likelyPx, likelyHalfPx), widthPx - likelyHalfPx), 12, {
      anchor: 'middle',
    }),
    line(likelyPx, HEAD_PX - 4, likelyPx, bottomPx, { stroke: 'inkSoft', strokeWidthPx: 1.25 }),
  ];
  drivers.forEach((driver, index) => {
    const rowTopPx = HEAD_PX + index * ROW_PX;
    const barTopPx = rowTopPx + ROW_PX - BAR_PX - 6;
    const [from, to] = [driver.goalAtLow, driver.goalAtHigh].sort((a, b) => a - b);
    const risesWithFact = driver.goalAtHigh >= driver.goalAtLow;
    const left = Math.min(from ?? goalAtLikely, goalAtLikely);
    const right = Math.max(to ?? goalAtLikely, goalAtLikely);
    const range = texts.say('tornado.range', { low: driver.lowText, high: driver.highText });
    const wordText = word(driver);
    const wordPx = textWidthPx(wordText, TYPE.tickPx);
    const name = fittedText(driver.name, widthPx - wordPx - 24, TYPE.notePx, true);
    const namePx = 12 + textWidthPx(name, TYPE.notePx, true);
    const rangeText = fittedText(range, widthPx - namePx - wordPx - 24, TYPE.tickPx);
    const shownRange = rangeText === range ? range : '';
    const rangePx = namePx + 14 + textWidthPx(shownRange, TYPE.tickPx);
    marks.push(
      rect(0, rowTopPx + 2, rangePx, 17, { fill: 'ground' }),
      ...evidenceMarks(driver.grade, 4.5, rowTopPx + 10, 3.5),
      text(name, 12, rowTopPx + 14, { bold: true }),
      text(shownRange, namePx + 8, rowTopPx + 14, { sizePx: TYPE.tickPx, fill: 'inkSoft' }),
      text(wordText, widthPx, rowTopPx + 14, {
        sizePx: TYPE.tickPx,
        anchor: 'end',
        fill: 'inkSoft',
      }),
      // The side that the fact's high value leads to is solid, the low value's side is soft.
      rect(xOf(left), barTopPx, likelyPx - xOf(left), BAR_PX, {
        fill: data.family,
        fillOpacityRatio: risesWithFact ? 0.35 : 1,
      }),
      rect(likelyPx, barTopPx, xOf(right) - likelyPx, BAR_PX, {
        fill: data.family,
        fillOpacityRatio: risesWithFact ? 1 : 0.35,
      }),
      text(label(left), xOf(left) - 4, barTopPx + 14, {
        sizePx: TYPE.tickPx,
        anchor: 'end',
      }),
      text(label(right), xOf(right) + 4, barTopPx + 14, { sizePx: TYPE.tickPx }),
    );
  });
  const first = drivers[0];
  return {
    widthPx,
    heightPx: bottomPx + 2,
    title:
      first === undefined
        ? texts.say('tornado.none')
        : texts.say('tornado.finding', {
            name: data.optionName,
            goal: texts.goalName,
            driver: first.name,
          }),
    summary: texts.say('tornado.summary', {
      name: data.optionName,
      goal: texts.goalName,
      values: texts.list(
        drivers.map((driver) =>
          texts.say('valueOf', {
            name: driver.name,
            value: texts.range(
              Math.min(driver.goalAtLow, driver.goalAtHigh),
              Math.max(driver.goalAtLow, driver.goalAtHigh),
              texts.goal,
            ),
          }),
        ),
      ),
    }),
    marks,
    twin: {
      columns: [
        'driver',
        'lowValue',
        'highValue',
        'goalAtLow',
        'goalAtHigh',
        'weight',
        'evidence',
      ].map((key) => texts.say(`tornado.column.${key}`)),
      rows: drivers.map((driver) => [
        driver.name,
        driver.lowText,
        driver.highText,
        texts.goal(driver.goalAtLow),
        texts.goal(driver.goalAtHigh),
        word(driver),
        texts.grade(driver.grade),
      ]),
    },
  };
}
