import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { valuesOf } from '@/engine/catalog/fact';
import { exampleScenario } from '@/engine/examples';
import { caseQuestion } from '@/engine/machine/training-step';
import { readScenario } from '@/engine/read-input';
import { LIKELY_ONLY } from '@/engine/recommend/simulation';
import type { OptionResult } from '@/engine/result';
import {
  type AskedSparsity,
  caseSchema,
  type Option,
  type Scenario,
  type Sparsity,
  type SparsityPhase,
} from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { boundedSchedules, fastestPhases } from '@/engine/workload/bounded-schedules';
import { predictedLoss } from '@/engine/workload/quality';
import { sparseTokenShareRatio } from '@/engine/workload/sparsity';

const base = exampleScenario('default', catalog);
const [a100, , , sn30] = base.options as [Option, Option, Option, Option];
const UNSTRUCTURED: AskedSparsity = { pattern: 'unstructured', phases: null };
const CARRY_OVER = 'assumptions.quality.carryOverRatio';

interface Asked {
  option?: Option;
  sparsity?: AskedSparsity;
  lossGapLimit?: number;
  trainingTokens?: number;
  carryOverRatio?: number;
  overrides?: Scenario['overrides'];
}

/** One option on 64 chips (unless it says otherwise), all else as the default question. */
function asking(asked: Asked): Scenario {
  const { option = { ...sn30, chipCount: 64 }, sparsity = UNSTRUCTURED } = asked;
  const worth = asked.carryOverRatio;
  return {
    ...base,
    workload: { ...base.workload, trainingTokens: asked.trainingTokens ?? 3e11 },
    goals: { ...base.goals, lossGapLimit: asked.lossGapLimit ?? 0.01 },
    options: [{ ...option, sparsity }],
    overrides: [
      ...(asked.overrides ?? []),
      ...(worth === undefined ? [] : [{ path: CARRY_OVER, value: worth, note: '' }]),
    ],
  };
}

function found(asked: Asked): OptionResult {
  return simulate(asking(asked), catalog, LIKELY_ONLY).options[0] as OptionResult;
}

const limits = fc.double({ min: 1e-4, max: 0.2, noNaN: true });
const tokenCounts = fc
  .double({ min: Math.log(1e10), max: Math.log(1e13), noNaN: true })
  .map(Math.exp);
const worths = fc.double({ min: 0.1, max: 1, noNaN: true });
const patterns = fc.constantFrom('unstructured', 'block32', '2:4');
const machines = fc.constantFrom({ ...sn30, chipCount: 64 }, { ...a100, chipCount: 64 });

describe('a chosen schedule', () => {
  it('keeps the bound at the likely worth of a sparse token, and is never slower than dense', () => {
    fc.assert(
      fc.property(
        fc.tuple(machines, patterns, limits, tokenCounts, worths),
        ([option, pattern, lossGapLimit, trainingTokens, carryOverRatio]) => {
          const question = { option, lossGapLimit, trainingTokens, carryOverRatio };
          const chosen = found({ ...question, sparsity: { pattern, phases: null } });
          const dense = found({ ...question, sparsity: { pattern: 'dense' } });
          expect(chosen.scheduleChosen).toBe(true);
          const { gap, planned, dense: denseLoss } = chosen.loss;
          expect(gap?.p50).toBeLessThanOrEqual(lossGapLimit);
          expect(gap?.p50).toBe((planned ?? Number.NaN) - (denseLoss ?? Number.NaN));
          expect(chosen.trainingSeconds.p50).toBeLessThanOrEqual(dense.trainingSeconds.p50);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a looser bound is never slower', () => {
    fc.assert(
      fc.property(limits, limits, tokenCounts, worths, patterns, (a, b, tokens, worth, pattern) => {
        const at = (lossGapLimit: number) =>
          found({
            lossGapLimit,
            trainingTokens: tokens,
            carryOverRatio: worth,
            sparsity: { pattern, phases: null },
          }).trainingSeconds.p50;
        expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)) * (1 + 1e-9));
      }),
      { numRuns: 40 },
    );
  });

  it('stated as found gives the same figures', () => {
    const chosen = found({});
    expect(chosen.sparsity.pattern).toBe('unstructured');
    const { scheduleChosen: _chosen, ...figures } = chosen;
    const { scheduleChosen, ...stated } = found({ sparsity: chosen.sparsity });
    expect(scheduleChosen).toBe(false);
    expect(stated).toEqual(figures);
  });

  it('is the same each time, in whatever order questions come', () => {
    const first = JSON.stringify(found({}));
    found({ lossGapLimit: 0.05 });
    expect(JSON.stringify(found({}))).toBe(first);
  });

  it('reaches near its cap where a sparse token is worth a dense one', () => {
    const share = sparseTokenShareRatio(found({ carryOverRatio: 1 }).sparsity);
    expect(share).toBeGreaterThanOrEqual(0.9);
    expect(share).toBeGreaterThan(sparseTokenShareRatio(found({ carryOverRatio: 0.2 }).sparsity));
  });

  it('takes the user’s own quality facts', () => {
    const path = 'assumptions.quality.minimumDenseShareRatio';
    const careful = found({ carryOverRatio: 1, overrides: [{ path, value: 0.4, note: '' }] });
    expect(sparseTokenShareRatio(careful.sparsity)).toBeLessThan(0.7);
  });

  it('is chosen with open chips and on a stated layout too', () => {
    const open = found({ option: { ...sn30, chipCount: null } });
    expect(open.sparsity.pattern).toBe('unstructured');
    const { layout } = found({});
    const stated = found({ option: { ...sn30, chipCount: null, layout } });
    expect(stated.layout).toEqual(layout);
    expect(stated.sparsity).toEqual(found({}).sparsity);
  });
});

describe('dense throughout', () => {
  it('is chosen, and said, where no sparse kernel gains anything', () => {
    const chosen = found({ option: { ...a100, chipCount: 64 } });
    expect(chosen.sparsity).toEqual({ pattern: 'dense' });
    expect(chosen.loss.verdict).toBe('dense');
    expect(chosen.warnings.map(({ code }) => code)).toContain('denseIsFastest');
  });

  it('is chosen where sparse steps really take as long', () => {
    const path = 'assumptions.modelError.rduSparseStepTimeRatio';
    expect(found({ overrides: [{ path, value: 3, note: '' }] }).sparsity.pattern).toBe('dense');
  });

  it('is chosen where a second compilation outweighs the faster steps', () => {
    const path = 'assumptions.overheads.compileSeconds.rdu';
    const chosen = found({ trainingTokens: 1e10, overrides: [{ path, value: 1e6, note: '' }] });
    expect(chosen.sparsity.pattern).toBe('dense');
    expect(chosen.warnings.map(({ code }) => code)).toContain('denseIsFastest');
  });
});

describe('against every schedule of a grid', () => {
  const LEVELS = [0.875, 0.75, 0.5];
  const GRID_STEPS = 20;
  const quality = valuesOf(catalog.assumptions.quality);
  const model = catalog.models['gpt-13b']?.shape;
  if (model === undefined) throw new RangeError('no preset');
  const level = (attention: number, feedForward: number) => ({
    attentionSparsityRatio: attention,
    feedForwardSparsityRatio: feedForward,
  });
  const sparse = LEVELS.flatMap((ratio) => [level(ratio, ratio), level(0, ratio)]);
  const nested = sparse.flatMap((first) =>
    sparse
      .filter(
        (second) =>
          second.attentionSparsityRatio <= first.attentionSparsityRatio &&
          second.feedForwardSparsityRatio <= first.feedForwardSparsityRatio,
      )
      .map((second) => [first, second] as const),
  );

  test.each([
    ['deep levels gain much', 1.8],
    ['deep levels gain little', 1.25],
  ])('none within the bound is faster: %s', (_name, deepGain) => {
    const secondsPerToken = (phase: Omit<SparsityPhase, 'tokenShareRatio'>) => {
      const { attentionSparsityRatio, feedForwardSparsityRatio } = phase;
      const zeros = (attentionSparsityRatio + 2 * feedForwardSparsityRatio) / 3;
      return 1 / (1 + (deepGain - 1) * (zeros / 0.875) ** 1.2);
    };
    for (const lossGapLimit of [0.004, 0.01, 0.02]) {
      const question = {
        model,
        trainingTokens: 3e11,
        pattern: 'unstructured' as const,
        sparsityRatios: LEVELS,
        lossGapLimit,
        quality,
      };
      const best = fastestPhases(boundedSchedules(question), secondsPerToken);
      const secondsOf = (phases: readonly SparsityPhase[]) =>
        phases.reduce((sum, phase) => sum + phase.tokenShareRatio * secondsPerToken(phase), 0);
      let fastestOnGrid = Number.POSITIVE_INFINITY;
      for (const [first, second] of nested)
        for (let a = 0; a <= GRID_STEPS; a++)
          for (let b = 0; a + b <= GRID_STEPS; b++) {
            const denseShare = 1 - (a + b) / GRID_STEPS;
            // With two sparse levels the law is only relied on before a settled dense end.
            if (a > 0 && b > 0 && denseShare < quality.minimumDenseShareRatio - 1e-9) continue;
            const phases = [
              { tokenShareRatio: a / GRID_STEPS, ...first },
              { tokenShareRatio: b / GRID_STEPS, ...second },
              { tokenShareRatio: denseShare, ...level(0, 0) },
            ].filter(({ tokenShareRatio }) => tokenShareRatio > 1e-9);
            const plan: Sparsity = { pattern: 'unstructured', phases };
            const loss = predictedLoss(model, 3e11, plan, quality.carryOverRatio, quality);
            if (loss.planned - loss.dense <= lossGapLimit)
              fastestOnGrid = Math.min(fastestOnGrid, secondsOf(phases));
          }
      expect(secondsOf(best)).toBeLessThanOrEqual(fastestOnGrid + 1e-6);
      // A grid this fine comes close to the best, so neither can be far off.
      expect(secondsOf(best)).toBeGreaterThan(fastestOnGrid * 0.97);
    }
  });
});

describe('at the door', () => {
  it('an open schedule is read as such, and needs a pattern', () => {
    expect(readScenario(asking({})).options[0]?.sparsity).toEqual(UNSTRUCTURED);
    const dense = { pattern: 'dense', phases: null };
    expect(() => readScenario({ ...asking({}), options: [{ ...sn30, sparsity: dense }] })).toThrow(
      expect.objectContaining({ code: 'unknownField' }),
    );
  });

  it('a case still needs one stated phase', () => {
    const caze = caseSchema.parse({
      id: 'x',
      hardware: 'sambanova-sn30',
      chipCount: 8,
      softwareStack: 'sambaflow-o3',
      model: catalog.models['gpt-13b']?.shape,
      run: { globalBatchSequences: 8, dataParallel: 8 },
      sparsity: UNSTRUCTURED,
    });
    expect(() => caseQuestion(caze, catalog)).toThrow(
      expect.objectContaining({
        code: 'onePhaseNeeded',
        details: { path: 'sparsity.phases', value: null, accepted: 1 },
      }),
    );
  });
});
