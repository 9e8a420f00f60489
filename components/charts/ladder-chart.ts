import { scaleLinear } from 'd3';
import type { Band, LadderRung } from '@/engine/result';
import { axisMarks } from './axis';
import { BAR_PX, bandMarks, tintRatio } from './bar-marks';
import type { ChartTexts } from './chart-texts';
import { evidenceMarks } from './evidence-glyph';
import { hatch } from './hatch';
import { line, type Mark, rect, type Scene, type Size, TYPE, text } from './scene';
import { fittedText, textWidthPx } from './text-width';

export interface LadderChartData {
  rungs: readonly LadderRung[];
  /** The speed-up that the seed paper states, drawn as a line to reach. */
  claimedFactor: number;
}

const SPARSE_RUNGS: readonly string[] = ['sparsePhase', 'wholeDecoder', 'sparseToDense'];
const ROW_PX = 54;
const BAR_FOOT_PX = 8;
const HEAD_PX = 22;
const AXIS_PX = 22;
const PLOT_PER_TICK_PX = 90;
/** A rung may bring a few percent: its own factor needs a digit more than the ladder's. */
const STEP_DIGITS = 3;

/** A narrow chart leaves the ends of the bands to its table. */
const NARROW_PX = 520;
const LABEL_GAP_PX = 8;

/** Answers frozen before rungs had bands draw none. */
function cumulativeBand({ cumulativeFactor, cumulativeFactorBand }: LadderRung): Band {
  return (
    cumulativeFactorBand ?? { p10: cumulativeFactor, p50: cumulativeFactor, p90: cumulativeFactor }
  );
}

/** From the dense GPU baseline to sparse dataflow end to end: each rung with its own factor, the product so far and its band. */
export function ladderChart(data: LadderChartData, texts: ChartTexts, size: Size): Scene {
  const { rungs, claimedFactor } = data;
  const { widthPx } = size;
  const nameOf = (rung: LadderRung) => texts.say(`ladder.rung.${rung.id}`);
  const bandOf = (rung: LadderRung) => {
    const { p10, p90 } = cumulativeBand(rung);
    return p10 === p90 ? '' : texts.range(p10, p90, (value) => texts.factor(value));
  };
  const bandLabel = (rung: LadderRung) => (widthPx < NARROW_PX ? '' : bandOf(rung));
  const endOf = (rung: LadderRung) => Math.max(rung.cumulativeFactor, cumulativeBand(rung).p90);
  const label = (rung: LadderRung) => texts.factor(rung.cumulativeFactor);
  const valuePx = (rung: LadderRung) => textWidthPx(label(rung), TYPE.labelPx, true);
  const labelPx = (rung: LadderRung) => {
    const band = bandLabel(rung);
    return valuePx(rung) + (band === '' ? 0 : LABEL_GAP_PX + textWidthPx(band, TYPE.notePx));
  };
  const reach = Math.max(claimedFactor * 1.02, ...rungs.map(endOf));
  // Each bar leaves room for its own label.
  const pixelsPerFactor = Math.min(
    widthPx / reach,
    ...rungs.map((rung) => (widthPx - labelPx(rung) - LABEL_GAP_PX - 4) / endOf(rung)),
  );
  const xOf = (factor: number) => factor * pixelsPerFactor;
  const bottomPx = HEAD_PX + rungs.length * ROW_PX;
  const tickCount = Math.max(2, Math.round(xOf(reach) / PLOT_PER_TICK_PX));
  const ticks = scaleLinear()
    .domain([0, reach])
    .ticks(tickCount)
    .map((value) => ({ value, label: value === 0 ? '0' : texts.factor(value) }));
  const claim = texts.say('ladder.claim', { factor: texts.factor(claimedFactor) });
  const claimPx = textWidthPx(claim, TYPE.notePx);
  const marks: Mark[] = [
    ...axisMarks(ticks, xOf, { topPx: HEAD_PX, bottomPx, rightPx: widthPx }),
    text(claim, Math.max(Math.min(xOf(claimedFactor) + 4, widthPx - claimPx), 0), 12),
  ];
  const words: Mark[] = [];
  let before = 0;
  rungs.forEach((rung, index) => {
    const rowTopPx = HEAD_PX + index * ROW_PX;
    const barTopPx = rowTopPx + ROW_PX - BAR_PX - BAR_FOOT_PX;
    const family = rung.id === 'gpuDense' ? 'familyNvidia' : 'familyRdu';
    const box = {
      xPx: 0,
      yPx: barTopPx,
      widthPx: xOf(rung.cumulativeFactor),
      heightPx: BAR_PX,
    };
    // What the rung adds stands out from what the rungs before it had reached.
    const carried = Math.min(before, rung.cumulativeFactor);
    marks.push(
      rect(0, barTopPx, xOf(carried), BAR_PX, { fill: family, fillOpacityRatio: tintRatio(2) }),
      rect(xOf(carried), barTopPx, box.widthPx - xOf(carried), BAR_PX, { fill: family }),
    );
    if (SPARSE_RUNGS.includes(rung.id)) marks.push(hatch(box, 'ground'));
    if (rung.cumulativeFactor < before)
      marks.push(
        rect(box.widthPx, barTopPx, xOf(before) - box.widthPx, BAR_PX, {
          stroke: family,
          strokeWidthPx: 1,
          dashPx: [2, 2],
        }),
      );
    if (rung.evidence === 'assumption')
      marks.push(rect(0, barTopPx, box.widthPx, BAR_PX, { stroke: 'ink', dashPx: [4, 3] }));
    marks.push(
      ...bandMarks(
        cumulativeBand(rung),
        family,
        barTopPx,
        xOf,
        `ladder.${rung.id}.cumulativeFactor`,
      ),
    );
    const step =
      index === 0
        ? ''
        : texts.say('ladder.step', { factor: texts.factor(rung.factor, STEP_DIGITS) });
    const stepPx = textWidthPx(step, TYPE.notePx);
    const endPx = xOf(endOf(rung)) + LABEL_GAP_PX;
    words.push(
      rect(0, rowTopPx + 3, widthPx, 18, { fill: 'ground' }),
      ...evidenceMarks(rung.evidence, 4.5, rowTopPx + 12, 3.5),
      text(fittedText(nameOf(rung), widthPx - stepPx - 24, TYPE.notePx), 12, rowTopPx + 16),
      text(step, widthPx, rowTopPx + 16, { anchor: 'end', fill: 'inkSoft' }),
      rect(endPx - 4, barTopPx, labelPx(rung) + 6, BAR_PX, { fill: 'ground' }),
      text(label(rung), endPx, barTopPx + 14.5, { sizePx: TYPE.labelPx, bold: true }),
      text(bandLabel(rung), endPx + valuePx(rung) + LABEL_GAP_PX, barTopPx + 14.5, {
        fill: 'inkSoft',
      }),
    );
    before = rung.cumulativeFactor;
  });
  const claimX = xOf(claimedFactor);
  const last = rungs.at(-1);
  const end = last?.cumulativeFactor ?? 1;
  return {
    widthPx,
    heightPx: bottomPx + AXIS_PX,
    title: texts.say('ladder.finding', {
      factor: texts.factor(end),
      claimed: texts.factor(claimedFactor),
    }),
    summary: texts.say('ladder.summary', {
      values: texts.list(
        rungs.map((rung) =>
          texts.say('valueOf', {
            name: nameOf(rung),
            value: bandOf(rung) === '' ? label(rung) : `${label(rung)} (${bandOf(rung)})`,
          }),
        ),
      ),
    }),
    marks: [
      ...marks,
      line(claimX, 16, claimX, bottomPx, { stroke: 'ink', strokeWidthPx: 1.25, dashPx: [5, 3] }),
      ...words,
    ],
    twin: {
      columns: ['rung', 'factor', 'cumulative', 'band', 'evidence'].map((key) =>
        texts.say(`ladder.column.${key}`),
      ),
      rows: rungs.map((rung) => [
        nameOf(rung),
        texts.factor(rung.factor, STEP_DIGITS),
        texts.factor(rung.cumulativeFactor),
        bandOf(rung),
        texts.grade(rung.evidence),
      ]),
    },
  };
}
