import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { catalog } from '@/engine/catalog';
import { FUSIONS } from '@/engine/catalog/rdu-stack-schema';
import { parseBandwidth } from '@/lib/format/parse-bandwidth';
import { parsePercent } from '@/lib/format/parse-percent';
import { type TrialPlan, trialAnswer } from '@/lib/queries/explain/trial';
import { trialFragment, trialFromFragment } from '@/lib/queries/explain/trial-fragment';
import {
  BANDWIDTH_BYTES_PER_SECOND,
  bandwidthStops,
  DEEPEST_SPARSITY_RATIO,
  SHARE_STOPS,
  SPARSITY_STOPS,
} from '@/lib/queries/explain/trial-limits';

vi.mock('server-only', () => ({}));
const { explainView } = await import('@/lib/queries/explain-view');
const view = explainView();
const { setting, standing, bandwidth } = view.trial;
const answerTo = (change: Partial<TrialPlan>) =>
  trialAnswer({ ...standing.plan, ...change }, setting, catalog);
const rateOf = (id: string) =>
  view.ladder.find((rung) => rung.id === id)?.tokensPerSecondPerChip ?? 0;

const level = fc.constantFrom(...SPARSITY_STOPS);
const share = fc.constantFrom(...SHARE_STOPS);
const fusion = fc.constantFrom(...FUSIONS);
const rate = fc.constantFrom(...bandwidthStops(bandwidth));

test('at the paper’s own settings the trial ends where the ladder ends', () => {
  const { answer } = standing;
  const end = view.ladder.at(-1)?.cumulativeFactor ?? 0;
  const tunedEnd = view.tunedLadder.at(-1)?.cumulativeFactor ?? 0;
  expect(Math.abs(answer.endFactor / end - 1)).toBeLessThan(1e-9);
  expect(Math.abs(answer.tunedEndFactor / tunedEnd - 1)).toBeLessThan(1e-9);
  expect(answer.sparse.tokensPerSecondPerChip / rateOf('wholeDecoder')).toBeCloseTo(1, 12);
  expect(answer.dense.tokensPerSecondPerChip / rateOf('attentionOnChip')).toBeCloseTo(1, 12);
  expect(answerTo({})).toEqual(answer);
});

test('the two held layouts are as fast as a search in every cell of the heat map', () => {
  for (const { sparsityRatio, cells } of view.fusion.rows)
    cells.forEach(({ tokensPerSecondPerChip }, index) => {
      const tried = answerTo({ sparsityRatio, fusion: FUSIONS[index] as TrialPlan['fusion'] });
      expect(tried.sparse.tokensPerSecondPerChip / tokensPerSecondPerChip).toBeCloseTo(1, 9);
    });
});

test('without a sparse share or a level the plan is dense: no gap, the dense rung’s factor', () => {
  for (const change of [{ sparseShareRatio: 0 }, { sparsityRatio: 0 }]) {
    const answer = answerTo(change);
    expect(answer.verdict).toBe('dense');
    expect(answer.lossGap).toEqual({ atLowWorth: 0, atLikelyWorth: 0, atHighWorth: 0 });
    expect(answer.endFactor * setting.baselineTokensPerSecond).toBeCloseTo(
      rateOf('attentionOnChip'),
      6,
    );
  }
});

test('the dense decoder of 13B does not fit twice on chip, the paper’s sparse one does', () => {
  const { sparse } = standing.answer;
  expect(sparse.reached.fusion).toBe('decoder');
  expect(sparse.reached.wholeDecoderFits).toBe(true);
  expect(sparse.reached.wholeDecoderBytes).toBeLessThanOrEqual(sparse.reached.onChipBytes);
  const light = answerTo({ sparsityRatio: 0.5 }).sparse.reached;
  expect(light.wholeDecoderFits).toBe(false);
  expect(light.wholeDecoderBytes).toBeGreaterThan(light.onChipBytes);
  expect(light.fusion).toBe('attention');
  expect(answerTo({ fusion: 'operator' }).sparse.reached.fusion).toBe('operator');
  expect(answerTo({ fusion: 'section' }).sparse.reached.fusion).toBe('section');
});

test('more bandwidth or more fusion is never slower', () => {
  fc.assert(
    fc.property(level, fusion, rate, rate, (sparsityRatio, asked, one, other) => {
      const at = (offChipBytesPerSecond: number) =>
        answerTo({ sparsityRatio, fusion: asked, offChipBytesPerSecond });
      const slow = at(Math.min(one, other));
      const fast = at(Math.max(one, other));
      for (const phase of ['sparse', 'dense'] as const)
        expect(fast[phase].tokensPerSecondPerChip).toBeGreaterThanOrEqual(
          slow[phase].tokensPerSecondPerChip * (1 - 1e-12),
        );
      const less = FUSIONS[FUSIONS.indexOf(asked) - 1];
      if (less === undefined) return;
      const unfused = answerTo({ sparsityRatio, fusion: less, offChipBytesPerSecond: one });
      expect(at(one).endFactor).toBeGreaterThanOrEqual(unfused.endFactor * (1 - 1e-12));
    }),
    { numRuns: 25 },
  );
});

test('a larger sparse share costs quality, and buys speed where the sparse phase is faster', () => {
  fc.assert(
    fc.property(level, share, share, (sparsityRatio, one, other) => {
      const less = answerTo({ sparsityRatio, sparseShareRatio: Math.min(one, other) });
      const more = answerTo({ sparsityRatio, sparseShareRatio: Math.max(one, other) });
      expect(more.lossGap.atLikelyWorth).toBeGreaterThanOrEqual(less.lossGap.atLikelyWorth - 1e-12);
      const isFaster = more.sparse.tokensPerSecondPerChip >= more.dense.tokensPerSecondPerChip;
      const gain = more.endFactor - less.endFactor;
      expect(isFaster ? gain : -gain).toBeGreaterThanOrEqual(-1e-12);
    }),
    { numRuns: 40 },
  );
});

test('a deeper level never brings the loss nearer, and less worth never does', () => {
  fc.assert(
    fc.property(level, level, share, (one, other, sparseShareRatio) => {
      const lighter = answerTo({ sparsityRatio: Math.min(one, other), sparseShareRatio }).lossGap;
      const deeper = answerTo({ sparsityRatio: Math.max(one, other), sparseShareRatio }).lossGap;
      expect(deeper.atLikelyWorth).toBeGreaterThanOrEqual(lighter.atLikelyWorth - 1e-12);
      expect(deeper.atLowWorth).toBeGreaterThanOrEqual(deeper.atLikelyWorth - 1e-12);
      expect(deeper.atLikelyWorth).toBeGreaterThanOrEqual(deeper.atHighWorth - 1e-12);
    }),
    { numRuns: 40 },
  );
});

test('an address carries a trial exactly; what no control reaches is refused', () => {
  fc.assert(
    fc.property(level, share, fusion, rate, (sparsityRatio, sparseShareRatio, asked, bytes) => {
      const plan = {
        sparsityRatio,
        sparseShareRatio,
        fusion: asked,
        offChipBytesPerSecond: bytes,
      };
      expect(trialFromFragment(trialFragment(plan), FUSIONS)).toEqual(plan);
    }),
  );
  for (const refused of [
    '',
    '#try',
    '#try=',
    '#try=0.875,0.85,decoder',
    '#try=0.95,0.85,decoder,2e11',
    '#try=0.875,1.1,decoder,2e11',
    '#try=0.875,0.85,layer,2e11',
    '#try=0.875,0.85,decoder,1e9',
    '#try=,0.85,decoder,2e11',
    '#try=x,0.85,decoder,2e11',
  ])
    expect([refused, trialFromFragment(refused, FUSIONS)]).toEqual([refused, null]);
});

test('sliders stop at the page’s own plan and at their ends', () => {
  expect(SPARSITY_STOPS).toContain(standing.plan.sparsityRatio);
  expect(SPARSITY_STOPS.at(-1)).toBe(DEEPEST_SPARSITY_RATIO);
  expect(SHARE_STOPS).toContain(standing.plan.sparseShareRatio);
  const stops = bandwidthStops(bandwidth);
  expect([stops[0], stops.at(-1)]).toEqual([bandwidth.low, bandwidth.high]);
  expect(stops).toContain(bandwidth.likely);
  expect(BANDWIDTH_BYTES_PER_SECOND.minimum).toBeLessThan(bandwidth.low);
  expect(BANDWIDTH_BYTES_PER_SECOND.maximum).toBeGreaterThan(bandwidth.high);
});

test.each([
  ['87.5', 0.875],
  ['８７．５％', 0.875],
  ['85 %', 0.85],
  ['.5', 0.005],
  ['-3', null],
  ['', null],
  ['7a', null],
])('percent %j reads %j', (text, ratio) => {
  expect(parsePercent(text)).toBe(ratio);
});

test.each([
  ['200', 2e11],
  ['200 GB/s', 2e11],
  ['1.5 TB/s', 1.5e12],
  ['４００ＧＢ／ｓ', 4e11],
  ['250g', 2.5e11],
  ['200 Gbit/s', null],
  ['fast', null],
])('bandwidth %j reads %j', (text, bytesPerSecond) => {
  expect(parseBandwidth(text)).toBe(bytesPerSecond);
});
