import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { valuesOf } from '@/engine/catalog/fact';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { pilotPlan } from '@/engine/recommend/pilot';
import { gapHalfWidthNats, gapRule, probabilityBelow } from '@/engine/recommend/pilot-gate';
import { roadmapOf } from '@/engine/recommend/roadmap';
import type { PlannedRoadmap } from '@/engine/recommend/roadmap-result';
import { spokenParameterCount } from '@/engine/recommend/stage-size';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { carryOverFromGap } from '@/engine/workload/carry-over-from-gap';
import { predictedLoss } from '@/engine/workload/quality';
import { shapeForParameterCount } from '@/engine/workload/shape-rule';
import { faultsOf } from './roadmap-faults';

const planned = (scenario: Scenario): PlannedRoadmap => {
  const roadmap = roadmapOf(scenario, catalog, simulate);
  if (roadmap.kind !== 'planned') throw new RangeError(roadmap.reason.code);
  return roadmap;
};
const asked = exampleScenario('default', catalog);
const roadmap = planned(asked);
const quality = valuesOf(catalog.assumptions.quality);
const SUREST = catalog.assumptions.pilot.surestChanceRatio.value;

describe('the roadmap of the default question', () => {
  test('goes from a half billion over two to thirteen billion parameters', () => {
    expect(roadmap.stages.map(({ id }) => id)).toEqual(['pilot', 'mid', 'full']);
    const [pilot, mid, full] = roadmap.stages.map(({ parameterCount }) => parameterCount / 1e9);
    expect(pilot).toBeCloseTo(0.5, 1);
    expect(mid).toBeCloseTo(2, 1);
    expect(full).toBeCloseTo(12.84, 1);
  });

  test('proves the sparse option against the dense one on the same machine, three runs each', () => {
    const { pilot, stages, fallbackId } = roadmap;
    expect([pilot.question, pilot.candidateId, pilot.counterpartId]).toEqual([
      'sparsity',
      'sn30-sparse',
      'sn30-dense',
    ]);
    expect(stages[0]?.sides.map(({ runCount }) => runCount)).toEqual([3, 3]);
    expect(fallbackId).toBe('a100-dense');
    expect(pilot.computeShareRatio).toBeLessThan(0.011);
  });

  test('holds together', () => expect(faultsOf(roadmap)).toEqual([]));

  test('pays porting and tuning once: the full stage is the option less what the pilot paid', () => {
    const { options } = simulate(asked, catalog);
    const option = options.find(({ id }) => id === 'sn30-sparse');
    const { people, pilot } = catalog.assumptions;
    const monthUsd =
      people.workHoursPerMonth.value * (catalog.regions.tokyo?.staffUsdPerHour.value ?? 0);
    const paid =
      (people.portingPersonMonths.sambanova?.value ?? 0) +
      people.sparseTuningPersonMonths.rdu.value +
      people.preparationPersonMonths.value * (1 - pilot.repeatedPreparationRatio.value);
    const full = roadmap.stages.at(-1);
    expect(full?.costUsd.p50).toBeCloseTo((option?.costUsd.p50 ?? 0) - paid * monthUsd, 4);
    const once = roadmap.stages[0]?.personMonths ?? 0;
    expect(once).toBeGreaterThan(6 + 3 + 2);
    expect(once).toBeLessThan(6 + 3 + 2 + 0.5);
  });

  test('is the same to the last bit', () => {
    expect(JSON.stringify(roadmapOf(asked, catalog, simulate))).toBe(JSON.stringify(roadmap));
    expect(JSON.stringify(pilotPlan(asked, catalog, simulate))).toBe(JSON.stringify(roadmap.pilot));
  });
});

describe('the gate on the loss gap', () => {
  const { pilot } = roadmap;
  const rule = pilot.rules.find(({ metric }) => metric === 'lossGapNats');

  test('asks of the pilot what becomes the limit at full size', () => {
    // For a plan with a dense end the gap falls as tokens^-tokenExponent: the growth is known exactly.
    const growth = (3e11 / pilot.trainingTokens) ** quality.lossLaw.tokenExponent;
    expect(pilot.gapGrowthRatio).toBeCloseTo(growth, 6);
    expect(pilot.lossGapLimitNats).toBeCloseTo(0.01 * growth, 8);
  });

  test('keeps seed noise and the law’s own error off both sides', () => {
    // 1.645 x .0013 x sqrt(2/3) and a law that may be a quarter off.
    expect(pilot.halfWidthNats).toBeCloseTo(0.001746, 5);
    expect(rule?.low).toBeCloseTo(pilot.lossGapLimitNats / 1.25 - pilot.halfWidthNats, 10);
    expect(rule?.high).toBeCloseTo(pilot.lossGapLimitNats / 0.75 + pilot.halfWidthNats, 10);
  });

  test('narrows the worth of a sparse token at least fivefold', () => {
    const { priorRatio, resolvedRatio, goRatio, stopRatio } = pilot.carryOver ?? {};
    const prior = (priorRatio?.high ?? 0) - (priorRatio?.low ?? 0);
    const after = (resolvedRatio?.high ?? 0) - (resolvedRatio?.low ?? 0);
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(prior / 5);
    expect(goRatio ?? 0).toBeGreaterThan(stopRatio ?? 1);
  });

  test('more runs a side and less noise never widen the doubt', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-5, max: 0.1, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (noise, count) => {
          const width = gapHalfWidthNats(noise, count, 1.645);
          expect(gapHalfWidthNats(noise, count + 1, 1.645)).toBeLessThan(width);
          expect(gapHalfWidthNats(noise / 2, count, 1.645)).toBeLessThan(width);
          const { low, high } = gapRule(0.05, width, 0.25, { p10: 0, p50: 0, p90: 0 });
          expect(low).toBeLessThan(high);
        },
      ),
    );
  });
});

test('the worth of a sparse token comes back out of the gap that it makes', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 0.99, noNaN: true }),
      fc.double({ min: 0.05, max: 0.85, noNaN: true }),
      fc.double({ min: Math.log(1e8), max: Math.log(1e12), noNaN: true }),
      (carryOver, share, logTokens) => {
        const model = shapeForParameterCount(3e8);
        const tokens = Math.exp(logTokens);
        const plan = {
          pattern: 'unstructured' as const,
          phases: [
            {
              tokenShareRatio: share,
              attentionSparsityRatio: 0.875,
              feedForwardSparsityRatio: 0.875,
            },
            { tokenShareRatio: 1 - share, attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 },
          ],
        };
        const loss = predictedLoss(model, tokens, plan, carryOver, quality);
        const back = carryOverFromGap(model, tokens, plan, loss.planned - loss.dense, quality);
        expect(back).toBeCloseTo(carryOver, 6);
      },
    ),
  );
});

test('sparse throughout, the worth of a token does not matter and none is told', () => {
  const phases = [
    { tokenShareRatio: 1, attentionSparsityRatio: 0.875, feedForwardSparsityRatio: 0.875 },
  ];
  const model = shapeForParameterCount(3e8);
  expect(
    carryOverFromGap(model, 6e9, { pattern: 'unstructured', phases }, 0.07, quality),
  ).toBeNull();
});

test('a chance is read off a band', () => {
  const band = { p10: 1, p50: 2, p90: 4 };
  expect(
    [1, 1.5, 2, 3, 4].map((at) => Math.round(probabilityBelow(band, at, SUREST) * 1e9) / 1e9),
  ).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
  expect(probabilityBelow(band, 100, SUREST)).toBe(SUREST);
  expect(probabilityBelow({ p10: 1, p50: 1, p90: 1 }, 1, SUREST)).toBeGreaterThan(0.9);
});

test('sizes are those people say', () => {
  expect([1.49e8, 1.5e8, 9.99e8, 1e9, 6.9e9].map(spokenParameterCount)).toEqual([
    1e8, 1.5e8, 7e8, 1e9, 5e9,
  ]);
});

const sized = (parameterCount: number, trainingTokens: number, more: Partial<Scenario> = {}) => ({
  ...asked,
  ...more,
  workload: { ...asked.workload, model: { parameterCount }, trainingTokens },
});

describe('other questions', () => {
  test.each(EXAMPLE_NAMES)('"%s" holds together', (name) =>
    expect(faultsOf(roadmapOf(exampleScenario(name, catalog), catalog, simulate))).toEqual([]),
  );

  test.each([
    [1e9, 3e11, 0.1, 0.25],
    [175e9, 3e11, 1, 5],
  ])('%d parameters start small', (parameters, tokens, least, most) => {
    const [pilot] = planned(sized(parameters, tokens)).stages;
    expect(pilot?.parameterCount).toBeGreaterThan(least * 0.9e9);
    expect(pilot?.parameterCount).toBeLessThan(most * 1.1e9);
  });

  test('a model that is its own pilot is refused, with its size', () => {
    const found = roadmapOf(sized(8e7, 1.6e9), catalog, simulate);
    expect(found).toMatchObject({ kind: 'refused', reason: { code: 'modelTooSmallToPilot' } });
  });

  test('without a sparse option the machines are compared, and no gap is promised', () => {
    const dense = asked.options.filter(({ sparsity }) => sparsity.pattern === 'dense');
    const { pilot } = planned({ ...asked, options: dense });
    expect(pilot.question).toBe('machines');
    expect(pilot.candidateId).not.toBe(pilot.counterpartId);
    expect(pilot.rules.map(({ metric }) => metric)).toEqual([
      'speedUpRatio',
      'tokensPerSecondPerChip',
    ]);
  });

  test('one dense option alone shows that it keeps its speed', () => {
    const { pilot, fallbackId, stages } = planned({ ...asked, options: asked.options.slice(0, 1) });
    expect([pilot.question, pilot.counterpartId, fallbackId]).toEqual(['throughput', null, null]);
    expect(stages[0]?.sides).toHaveLength(1);
  });

  test('fine-tuning needs a smaller base model, and says so', () => {
    const workload = { ...asked.workload, mode: 'finetune-full' as const, trainingTokens: 2e9 };
    expect(planned({ ...asked, workload }).remarks.map(({ code }) => code)).toContain(
      'smallerBaseNeeded',
    );
  });

  test('an open schedule is piloted as the engine chose it', () => {
    const options = asked.options.map((option) =>
      option.sparsity.pattern === 'dense'
        ? option
        : { ...option, sparsity: { pattern: option.sparsity.pattern, phases: null } },
    );
    expect(faultsOf(roadmapOf({ ...asked, options }, catalog, simulate))).toEqual([]);
  });

  test('a noisier lab needs more runs, and a gap below the noise is called unresolved', () => {
    const noisy = (limit: number) =>
      planned({ ...asked, goals: { ...asked.goals, lossGapLimit: limit } });
    expect(noisy(0.003).pilot.seedCount).toBeGreaterThan(3);
    expect(noisy(0.0001).remarks.map(({ code }) => code)).toContain('gapNotResolved');
  });
});

describe('choices of ours that the catalog holds', () => {
  const changed = (
    name: 'largestTransferRatio' | 'surestChanceRatio' | 'smallestStepUpRatio',
    value: number,
  ) => planned({ ...asked, overrides: [{ path: `assumptions.pilot.${name}`, value, note: '' }] });

  test('a smaller trust in the law narrows what lies between go and stop', () => {
    const gap = (found: PlannedRoadmap) =>
      found.pilot.rules.find(({ metric }) => metric === 'lossGapNats');
    const found = changed('largestTransferRatio', 0.1);
    const { lossGapLimitNats, halfWidthNats } = found.pilot;
    expect(gap(found)?.low).toBeCloseTo(lossGapLimitNats / 1.1 - halfWidthNats, 10);
    expect(gap(found)?.high).toBeCloseTo(lossGapLimitNats / 0.9 + halfWidthNats, 10);
    expect(gap(roadmap)?.low).toBeLessThan(gap(found)?.low ?? 0);
  });

  test('no chance is nearer to certain than the surest', () => {
    const dense = asked.options.filter(({ sparsity }) => sparsity.pattern === 'dense');
    const found = planned({
      ...asked,
      options: dense,
      overrides: [{ path: 'assumptions.pilot.surestChanceRatio', value: 0.8, note: '' }],
    });
    expect(found.pilot.goProbability).toBe(0.8);
    expect(found.pilot.stopProbability).toBeCloseTo(0.2, 12);
  });

  test('the middle model steps up by about the ratio, rounded down to a size people say', () => {
    const size = ({ stages }: PlannedRoadmap, id: string) =>
      stages.find((stage) => stage.id === id)?.parameterCount ?? 0;
    expect(size(roadmap, 'mid') / size(roadmap, 'pilot')).toBeLessThan(4.5);
    const found = changed('smallestStepUpRatio', 10);
    expect(size(found, 'mid') / size(found, 'pilot')).toBeGreaterThan(5.5);
  });
});

describe('whether to pilot', () => {
  const often = (trainingsPerYear: number) => ({
    ...asked,
    programme: { ...asked.programme, trainingsPerYear },
  });

  test('training directly costs what the programme of that option costs', () => {
    const { options } = simulate(asked, catalog);
    const { ways, trainingsCount } = roadmap.advice;
    const safe = ways.find(({ id }) => id === 'safeDirectly');
    expect(trainingsCount).toBe(6);
    expect(safe?.optionId).toBe('a100-dense');
    expect(safe?.expectedUsd).toBeCloseTo(
      options.find(({ id }) => id === 'a100-dense')?.programmeCostUsd.totalUsd ?? 0,
      4,
    );
  });

  test('six trainings do not win the pilot back, thirty-six do', () => {
    expect(roadmap.advice).toMatchObject({
      verdict: 'trainDirectly',
      wayId: 'safeDirectly',
      optionId: 'a100-dense',
      because: 'leastExpectedCost',
    });
    const { advice } = planned(often(12));
    expect(advice).toMatchObject({ verdict: 'pilotFirst', optionId: 'sn30-sparse' });
    expect(advice.paysFromTrainingsCount).toBe(roadmap.advice.paysFromTrainingsCount);
  });

  test('the number of trainings from which a pilot pays is where the verdict turns', () => {
    const from = roadmap.advice.paysFromTrainingsCount ?? Number.NaN;
    const verdict = (count: number) => planned(often(count / 3)).advice.verdict;
    expect([verdict(from - 1), verdict(from)]).toEqual(['trainDirectly', 'pilotFirst']);
  });

  test('where only speed is in question the recommended machine is trained on at once', () => {
    const dense = asked.options.filter(({ sparsity }) => sparsity.pattern === 'dense');
    const { advice, pilot } = planned({ ...asked, options: dense });
    expect(advice.parts.usableTrainingsCount).toBe(1);
    expect(advice).toMatchObject({
      verdict: 'trainDirectly',
      wayId: 'candidateDirectly',
      optionId: pilot.candidateId,
    });
  });

  test('a candidate that misses a goal is not piloted while another option meets them', () => {
    const vendors = { ...asked.goals, vendors: ['nvidia'] };
    const { advice } = planned({ ...often(12), goals: vendors });
    expect(advice).toMatchObject({ verdict: 'trainDirectly', optionId: 'a100-dense' });
    const { advice: none } = planned({ ...often(12), goals: { ...asked.goals, vendors: ['amd'] } });
    expect(none.because).toBe('noneMeetsGoals');
  });

  test('a price of ours is said to be one', () => {
    const codes = roadmap.remarks.map(({ code }) => code);
    expect(codes).toContain('priceAssumed');
  });
});

test('a pilot that costs as much as training with the other machine says so', () => {
  const said = new Set<boolean>();
  for (const trainingTokens of [5e10, 1e11, 2e11, 3e11]) {
    const workload = { ...asked.workload, model: { parameterCount: 7e9 }, trainingTokens };
    const scenario = { ...asked, workload };
    const { fallbackId, stages, remarks } = planned(scenario);
    const direct = simulate(scenario, catalog).options.find(({ id }) => id === fallbackId);
    const costsAsMuch = (stages[0]?.costUsd.p50 ?? 0) >= (direct?.costUsd.p50 ?? 0);
    said.add(costsAsMuch);
    expect(remarks.some(({ code }) => code === 'pilotCostsAsMuch')).toBe(costsAsMuch);
  }
  expect(said).toEqual(new Set([true, false]));
});
