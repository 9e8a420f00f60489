import { describe, expect, it } from 'vitest';
import { fastestCut, operatorCut } from '@/engine/machine/dataflow/cut-sections';
import { sectionMachine, stageSettings } from '@/engine/machine/dataflow/machine-settings';
import { type Section, section, sectionSeconds } from '@/engine/machine/dataflow/section';
import { sectionPlan } from '@/engine/machine/dataflow/section-plan';
import {
  expectedBankConflictCycles,
  rowBalanceRatio,
  sparseEfficiencyRatio,
} from '@/engine/machine/dataflow/sparse-efficiency';
import type { Stage } from '@/engine/machine/dataflow/stage';
import { stageLists } from '@/engine/machine/dataflow/stage-lists';
import { layerOperators } from '@/engine/workload/operators';
import { gpt13b, question, sparse } from './measured';

const TOKENS = 65_536;
const gpt2Xl = {
  ...gpt13b,
  layers: 42,
  hiddenSize: 1600,
  attentionHeads: 25,
  keyValueHeads: 25,
  feedForwardSize: 6400,
  sequenceLength: 1024,
};
const layout = { tensorParallel: 1, sequenceParallel: false, recompute: 'none' as const };

const seconds = (cut: readonly Section[], machine: ReturnType<typeof sectionMachine>) =>
  cut.reduce((total, s) => total + sectionSeconds(s, TOKENS, 1, machine).total, 0);

/** The best of all cuts, tried one by one. */
function exhaustiveSeconds(stages: readonly Stage[], machine: ReturnType<typeof sectionMachine>) {
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 2 ** (stages.length - 1); mask++) {
    const cut: Section[] = [];
    let start = 0;
    for (let end = 1; end <= stages.length; end++) {
      if (end < stages.length && !(mask & (1 << (end - 1)))) continue;
      cut.push(section(stages, start, end, machine));
      start = end;
    }
    if (cut.every((s) => s.fits)) best = Math.min(best, seconds(cut, machine));
  }
  return best;
}

describe('cut into sections', () => {
  it.each([
    ['GPT-13B on a whole chip', question()],
    ['GPT-13B on half a chip', question({ chipFraction: 0.5 })],
    ['GPT-2 XL on half a chip', question({ model: gpt2Xl, chipFraction: 0.5 })],
  ])('%s: the dynamic programme finds what trying every cut finds', (_, asked) => {
    const machine = sectionMachine(asked);
    const settings = stageSettings(asked, 1, false, 'nothing');
    const { forward, backward } = stageLists(layerOperators(asked.model), settings);
    for (const stages of [forward.slice(0, 11), backward.slice(0, 11), backward.slice(8)]) {
      const found = seconds(fastestCut(stages, TOKENS, machine), machine);
      expect(found / exhaustiveSeconds(stages, machine)).toBeCloseTo(1, 9);
    }
  });

  it('holds every stage once and fits the chip', () => {
    const asked = question();
    const machine = sectionMachine(asked);
    const settings = stageSettings(asked, 1, false, 'nothing');
    const { forward } = stageLists(layerOperators(gpt13b), settings);
    const cut = fastestCut(forward, TOKENS, machine);
    expect(cut.flatMap((s) => s.stageIds)).toEqual(forward.map((stage) => stage.id));
    for (const s of cut) {
      expect(s.memoryUnitsNeeded).toBeLessThanOrEqual(machine.memoryUnitCount);
      expect(s.computeUnitCounts.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(
        machine.computeUnitCount,
      );
    }
  });

  it('a GPT-2 layer moves about 110 A + 20 S unfused, 27-49 A + 2-5 S fused (A = 2 b s h, S = 2 b heads s^2 bytes)', () => {
    const asked = question({ model: gpt2Xl, chipFraction: 0.5 });
    const tokenBytes = 2 * gpt2Xl.hiddenSize;
    const scoreBytes = 2 * gpt2Xl.attentionHeads * gpt2Xl.sequenceLength;
    const machine = sectionMachine(asked);
    const { forward, backward } = stageLists(
      layerOperators(gpt2Xl),
      stageSettings(asked, 1, false, 'nothing'),
    );
    const moved = (cut: readonly Section[]) =>
      cut.reduce((total, s) => total + s.streamBytesPerToken, 0);
    const unfused = moved(operatorCut([...forward, ...backward], machine));
    expect(unfused / (110 * tokenBytes + 20 * scoreBytes)).toBeGreaterThan(0.7);
    expect(unfused / (110 * tokenBytes + 20 * scoreBytes)).toBeLessThan(1.1);
    const plan = sectionPlan(asked, layout, 16_384);
    const fused = moved([...plan.layerForward, ...plan.layerBackward]);
    expect(fused).toBeGreaterThan(27 * tokenBytes + 2 * scoreBytes);
    expect(fused).toBeLessThan(49 * tokenBytes + 5 * scoreBytes);
  });

  it('traffic leaves at the borders only: a whole layer moves its input, its output and what it keeps', () => {
    const asked = question(sparse(0.875));
    const { forward, savedBytesPerToken } = stageLists(
      layerOperators(gpt13b),
      stageSettings(asked, 1, false, 'scores'),
    );
    const whole = section(forward, 0, forward.length, sectionMachine(asked));
    const boundaryBytes = 2 * gpt13b.hiddenSize;
    // The input is kept too, but it is there already.
    expect(whole.streamBytesPerToken).toBeCloseTo(savedBytesPerToken + boundaryBytes, 6);
    expect(whole.weightBytes / 1e6).toBeCloseTo(157, 0);
    expect(whole.isDoubleBuffered).toBe(true);
  });

  it('a dense 13B layer does not fit twice, at 87.5 % it does', () => {
    const wholeOf = (asked: ReturnType<typeof question>) => {
      const { backward } = stageLists(
        layerOperators(gpt13b),
        stageSettings(asked, 1, false, 'scores'),
      );
      return section(backward, 0, backward.length, sectionMachine(asked));
    };
    expect(wholeOf(question()).fits).toBe(false);
    expect(wholeOf(question(sparse(0.875))).isDoubleBuffered).toBe(true);
  });

  it('section time never beats its links', () => {
    const asked = question();
    const machine = { ...sectionMachine(asked), linkBytesPerSecond: 1e8 };
    const { forward } = stageLists(
      layerOperators(gpt13b),
      stageSettings(asked, 8, false, 'nothing'),
    );
    for (const s of fastestCut(forward, TOKENS, machine))
      expect(sectionSeconds(s, TOKENS, 1, machine).total).toBeGreaterThanOrEqual(
        (s.interChipBytesPerToken * TOKENS) / 1e8,
      );
  });
});

describe('sparse efficiency', () => {
  it('a lone read meets no conflict, two reads of two banks meet one half of the time', () => {
    expect(expectedBankConflictCycles(1, 16)).toBeCloseTo(1, 12);
    expect(expectedBankConflictCycles(2, 2)).toBeCloseTo(1.5, 12);
  });

  it('rows balance better with more kept weights and fewer units', () => {
    expect(rowBalanceRatio(1e6, 0.875, 1280)).toBeGreaterThan(0.99);
    expect(rowBalanceRatio(100, 0.875, 1280)).toBeLessThan(rowBalanceRatio(1000, 0.875, 1280));
    expect(rowBalanceRatio(100, 0.875, 8)).toBeGreaterThan(rowBalanceRatio(100, 0.875, 1280));
    expect(rowBalanceRatio(100, 0, 1280)).toBe(1);
  });

  it('blocks avoid the gather, 2:4 both', () => {
    const of = (pattern: Parameters<typeof sparseEfficiencyRatio>[0], level = 0.875) =>
      sparseEfficiencyRatio(pattern, level, 20480, 5120, 100, 0.8);
    expect(of('unstructured')).toBeLessThan(of('block16'));
    expect(of('unstructured')).toBeGreaterThan(0.75);
    expect(of('2:4', 0.5)).toBe(1);
    expect(of('block64')).toBeLessThan(of('block16'));
  });
});
