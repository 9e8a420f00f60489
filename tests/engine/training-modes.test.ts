import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { readScenario } from '@/engine/read-input';
import { recommend } from '@/engine/recommend/recommend';
import { roadmapOf } from '@/engine/recommend/roadmap';
import type { OptionResult } from '@/engine/result';
import { MODES, type Scenario, type ScenarioInput, type Workload } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { figures } from '@/lib/figures/figures';
import { roadmapFigures } from '@/lib/figures/roadmap-figures';
import { brokenNumbers } from './broken-numbers';

type Mode = Workload['mode'];
const UNPREDICTED = MODES.filter((mode) => mode !== 'pretrain');
const FEW_DRAWS = { drawCount: 8, seed: 1 };

function in13b(mode: Mode, hardware: string, precision = 'bf16'): Scenario {
  return readScenario({
    version: 1,
    workload: {
      mode,
      model: { presetId: 'gpt-13b' },
      trainingTokens: 3e11,
      globalBatchTokens: 2 ** 21,
      precision: precision as Workload['precision'],
    },
    options: [
      {
        id: 'a',
        hardware,
        chipCount: 64,
        payment: { kind: 'existing', region: 'tokyo' },
      },
    ],
  } satisfies ScenarioInput);
}
const firstOf = (scenario: Scenario) =>
  simulate(scenario, catalog, FEW_DRAWS).options[0] as OptionResult;

describe('frozen weights have no weight gradient', () => {
  const machines = Object.keys(catalog.hardware);

  test.each(machines)('%s: utilisation stays under the peak in every mode', (hardware) => {
    for (const mode of MODES) {
      const { modelFlopsUtilisation } = firstOf(in13b(mode, hardware));
      expect(modelFlopsUtilisation, mode).toBeGreaterThan(0);
      expect(modelFlopsUtilisation, mode).toBeLessThanOrEqual(1);
    }
  });

  test('a LoRA step is counted with about two thirds of the FLOPs', () => {
    for (const hardware of ['nvidia-a100-sxm4-80gb', 'sambanova-sn30']) {
      const perToken = (mode: Mode) => {
        const option = firstOf(in13b(mode, hardware));
        return option.modelFlopsUtilisation / option.tokensPerSecond;
      };
      const ratio = perToken('finetune-lora') / perToken('pretrain');
      // 2/3 of linears and head, all of attention (6.1 % of the FLOPs).
      expect(ratio).toBeCloseTo((2 / 3) * 0.939 + 0.061, 3);
    }
  });

  test.each(machines)('%s: LoRA draws no more energy than pre-training', (hardware) => {
    const chips = (mode: Mode) => firstOf(in13b(mode, hardware)).energyJoulesByPart.chips;
    expect(chips('finetune-lora')).toBeLessThan(chips('pretrain'));
  });
});

describe('loss where no law covers the mode', () => {
  const asked = exampleScenario('default', catalog);
  const inMode = (mode: Mode): Scenario => ({
    ...asked,
    workload: { ...asked.workload, mode },
  });

  test('training from scratch is predicted as before', () => {
    for (const { loss, warnings } of simulate(asked, catalog, FEW_DRAWS).options) {
      expect(loss.dense).toBeGreaterThan(2);
      expect(loss.gap).not.toBeNull();
      expect(warnings.map(({ code }) => code)).not.toContain('lossNotPredicted');
    }
  });

  test.each(UNPREDICTED)('%s: no loss, no verdict on a sparse plan, and a remark', (mode) => {
    const { options } = simulate(inMode(mode), catalog, FEW_DRAWS);
    for (const { loss, sparsity, warnings } of options) {
      const isDense = sparsity.pattern === 'dense';
      expect([loss.dense, loss.planned]).toEqual([null, null]);
      expect(loss.verdict).toBe(isDense ? 'dense' : 'notPredicted');
      expect(loss.gap).toEqual(isDense ? { p10: 0, p50: 0, p90: 0 } : null);
      expect(warnings).toContainEqual({
        code: 'lossNotPredicted',
        details: { mode, plan: isDense ? 'dense' : 'sparse' },
      });
    }
    expect(options.some(({ loss }) => loss.verdict === 'notPredicted')).toBe(true);
  });

  test.each(UNPREDICTED)('%s: an open schedule is dense, and says why', (mode) => {
    const scenario = inMode(mode);
    const options = scenario.options.map((option) => ({
      ...option,
      sparsity: { pattern: 'unstructured' as const, phases: null },
    }));
    for (const { sparsity, warnings, scheduleChosen } of simulate(
      { ...scenario, options },
      catalog,
      FEW_DRAWS,
    ).options) {
      expect(sparsity).toEqual({ pattern: 'dense' });
      expect(scheduleChosen).toBe(true);
      const codes = warnings.map(({ code }) => code);
      expect(codes).toContain('openScheduleIsDense');
      expect(codes).not.toContain('denseIsFastest');
    }
  });

  test.each(UNPREDICTED)('%s: a sparse plan is not picked, and no schedule is advised', (mode) => {
    const advice = recommend(inMode(mode), catalog, simulate);
    const sparse = advice.options
      .filter(({ loss }) => loss.verdict === 'notPredicted')
      .map(({ id }) => id);
    for (const pick of Object.values(advice.picks)) expect(sparse).not.toContain(pick);
    expect(advice.schedules).toEqual([]);
    expect(advice.reasons.map(({ code }) => code)).not.toContain('sparsityOnSameMachine');
  });

  test.each(UNPREDICTED)('%s: only sparse options leave the choice open, saying why', (mode) => {
    const scenario = inMode(mode);
    const options = scenario.options.filter(({ sparsity }) => sparsity.pattern !== 'dense');
    const advice = recommend(
      {
        ...scenario,
        goals: { ...scenario.goals, budgetUsd: null, deadlineSeconds: null },
        options,
      },
      catalog,
      simulate,
    );
    expect(advice.picks.balanced).toBeNull();
    expect(advice.reasons[0]).toEqual({
      code: 'noBalancedPick',
      params: { because: 'lossNotPredicted' },
    });
  });

  test.each(UNPREDICTED)('%s: the pilot measures what is not predicted', (mode) => {
    const scenario = inMode(mode);
    const roadmap = roadmapOf(scenario, catalog, simulate);
    if (roadmap.kind !== 'planned') throw new Error(`refused: ${roadmap.reason.code}`);
    const rule = roadmap.pilot.rules.find(({ metric }) => metric === 'lossGapNats');
    expect(rule?.predicted).toBeNull();
    expect(rule?.high).toBeGreaterThan(scenario.goals.lossGapLimit);
    expect(roadmap.pilot.carryOver).toBeNull();
    expect(roadmap.remarks.map(({ code }) => code)).toContain('lossGapNotPredicted');
    expect(brokenNumbers(roadmap)).toEqual([]);
    for (const { id, value } of roadmapFigures(roadmap, scenario, catalog))
      expect(Number.isFinite(value), id).toBe(true);
  });

  test.each(MODES)('%s: every figure is a number', (mode) => {
    const scenario = inMode(mode);
    const all = figures(simulate(scenario, catalog, FEW_DRAWS), scenario, catalog);
    expect(all.some(({ id }) => id.endsWith('loss.dense'))).toBe(mode === 'pretrain');
    for (const { id, value } of all) expect(Number.isFinite(value), id).toBe(true);
  });
});
