import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { factAt } from '@/engine/catalog/load';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { COST_CATEGORIES, type Result } from '@/engine/result';
import { type Scenario, scenarioSchema } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { comparison } from '@/lib/figures/comparison';
import { evaluate, leavesOf } from '@/lib/figures/expression';
import type { Figure } from '@/lib/figures/figure';
import { figures } from '@/lib/figures/figures';

const byId = (list: readonly Figure[]) => new Map(list.map((figure) => [figure.id, figure]));

/** Figures whose formula does not give the shown value back, as sentences. */
function faultsOf(list: readonly Figure[]): string[] {
  const known = byId(list);
  return list.flatMap(({ id, value, formula }) => {
    const again = evaluate(formula, (input) => known.get(input)?.value ?? Number.NaN);
    const difference = Math.abs(again - value);
    const close = difference <= 1e-9 * Math.abs(value) || difference < 1e-9;
    return close ? [] : [`${id} shows ${value}, its formula gives ${again}`];
  });
}

/** What only the executors, the samples or the schedule of phases can tell: everything else has a formula. */
const EXECUTORS_OWN =
  /\.(stepBreakdownSeconds\.\w+|tokensPerSecond(PerChip)?|loss\.planned|chipCount|modelFlopsUtilisation|memoryBytes\w+|meets\w+|paybackMonths)$/;

const simulated = EXAMPLE_NAMES.map((name): [string, Scenario, Result] => {
  const scenario = exampleScenario(name, catalog);
  return [name, scenario, simulate(scenario, catalog)];
});

/** The default question with its schedules left to the engine; one comes out in three phases. */
function withOpenSchedules(): [string, Scenario, Result] {
  const base = exampleScenario('default', catalog);
  const options = base.options.map((option) =>
    option.sparsity.pattern === 'dense'
      ? option
      : { ...option, sparsity: { pattern: option.sparsity.pattern, phases: null } },
  );
  const scenario = { ...base, options };
  return ['default, schedules chosen', scenario, simulate(scenario, catalog)];
}

test('some schedule is chosen in three phases, and one is dense', () => {
  const [, , { options }] = withOpenSchedules();
  const phases = options
    .filter(({ scheduleChosen }) => scheduleChosen)
    .map(({ sparsity }) => (sparsity.pattern === 'dense' ? 1 : sparsity.phases.length));
  expect(phases).toEqual([1, 3]);
});

describe.each([...simulated, withOpenSchedules()])(
  'figures of the example %s',
  (_name, scenario, result) => {
    const list = figures(result, scenario, catalog);

    test('every formula evaluates to the value shown', () => {
      expect(list.length).toBeGreaterThan(60);
      expect(faultsOf(list)).toEqual([]);
    });

    test('ids are unique and every input stands before its figure', () => {
      const seen = new Set<string>();
      for (const { id, inputs } of list) {
        expect(seen).not.toContain(id);
        for (const input of inputs) expect(seen).toContain(input);
        seen.add(id);
      }
    });

    test('only what the executors found stands without a formula', () => {
      // Several sparse levels: how long each takes is between the executors and the schedule.
      const mixed = result.options
        .filter(({ sparsity }) => sparsity.pattern !== 'dense' && sparsity.phases.length > 2)
        .flatMap(({ id }) =>
          ['sparseSteps', 'denseSteps'].map((part) => `option.${id}.trainingSecondsByPart.${part}`),
        );
      const bare = list.filter(({ formula, id }) => formula.op === 'given' && !mixed.includes(id));
      for (const { id, formula } of bare)
        if (formula.op === 'given' && formula.origin.kind === 'result')
          expect(id).toMatch(EXECUTORS_OWN);
    });

    test('every fact named is in the catalog with the value that the formula takes', () => {
      let count = 0;
      for (const { formula } of list)
        for (const leaf of leavesOf(formula))
          if (leaf.op === 'given' && leaf.origin.kind === 'catalog') {
            const fact = factAt(catalog, leaf.origin.path);
            expect([leaf.origin.path, leaf.value, leaf.unit]).toEqual([
              leaf.origin.path,
              fact.value,
              fact.unit,
            ]);
            count++;
          }
      expect(count).toBeGreaterThan(20);
    });

    test('every cell of the comparison has its figure', () => {
      const known = byId(list);
      const table = comparison(result, { assumedPriceIds: [] });
      for (const { cells } of table.rows)
        for (const { figureId, value } of cells)
          if (value !== null)
            expect([figureId, known.get(figureId)?.value]).toEqual([figureId, value]);
    });

    test('the likely cost is the sum of its rows', () => {
      const known = byId(list);
      for (const option of result.options) {
        const total = known.get(`option.${option.id}.costUsd.p50`)?.value ?? 0;
        const rows = COST_CATEGORIES.map((category) => option.costUsdByCategory[category]);
        expect(total).toBeCloseTo(
          rows.reduce((sum, row) => sum + row, 0),
          6,
        );
      }
    });
  },
);

test('the maths sees a wrong number: a result that was tampered with is found out', () => {
  const [, scenario, result] = simulated[0] as [string, Scenario, Result];
  const [first, ...rest] = result.options;
  if (first === undefined) throw new RangeError('options');
  const costUsdByCategory = {
    ...first.costUsdByCategory,
    operations: first.costUsdByCategory.operations * 1.001,
  };
  const tampered = { ...result, options: [{ ...first, costUsdByCategory }, ...rest] };
  const faults = faultsOf(figures(tampered, scenario, catalog));
  expect(faults.some((fault) => fault.includes('costUsdByCategory.operations'))).toBe(true);
});

const paymentArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant('rent' as const),
    providerId: fc.constant('aws'),
    region: fc.constantFrom('tokyo', 'virginia'),
    term: fc.constantFrom('on-demand' as const, 'spot' as const, 'reserved-1y' as const),
  }),
  fc.record({
    kind: fc.constantFrom('own' as const, 'colocate' as const),
    region: fc.constantFrom('tokyo', 'frankfurt'),
    utilisationRatio: fc.option(fc.double({ min: 0.2, max: 1, noNaN: true })),
    lifeYears: fc.option(fc.double({ min: 2, max: 8, noNaN: true })),
  }),
  fc.record({
    kind: fc.constant('existing' as const),
    region: fc.constant('osaka'),
    bookValueUsdPerChip: fc.double({ min: 0, max: 2e4, noNaN: true }),
    availableShareRatio: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
);
const layout = { tensorParallel: 8, pipelineParallel: 1, sharding: 'zero1' as const };
const sparsityArbitrary = fc.oneof(
  fc.constant({ pattern: 'dense' as const }),
  fc
    .tuple(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.constantFrom(0.5, 0.75, 0.875))
    .map(([share, level]) => ({
      pattern: 'block32' as const,
      phases: [
        {
          tokenShareRatio: share,
          attentionSparsityRatio: level,
          feedForwardSparsityRatio: level,
        },
        { tokenShareRatio: 1 - share, attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 },
      ],
    })),
);

const scenarioArbitrary = fc
  .record({
    payment: paymentArbitrary,
    sparsity: sparsityArbitrary,
    mode: fc.constantFrom('pretrain' as const, 'finetune-full' as const, 'finetune-lora' as const),
    trainingTokens: fc.double({ min: 8, max: 13, noNaN: true }).map((power) => 10 ** power),
    nodes: fc.constantFrom(1, 2, 8),
    programme: fc.record({
      horizonYears: fc.integer({ min: 1, max: 5 }),
      trainingsPerYear: fc.double({ min: 0, max: 20, noNaN: true }),
      experimentShareRatio: fc.double({ min: 0, max: 2, noNaN: true }),
      growthRatioPerYear: fc.double({ min: -0.5, max: 1, noNaN: true }),
      benefitUsdPerMonth: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    }),
    discountRatio: fc.double({ min: 0, max: 0.3, noNaN: true }),
    staffUsdPerHour: fc.double({ min: 1, max: 400, noNaN: true }),
  })
  .map(
    ({
      payment,
      sparsity,
      mode,
      trainingTokens,
      nodes,
      programme,
      discountRatio,
      staffUsdPerHour,
    }) =>
      scenarioSchema.parse({
        version: 1,
        workload: {
          mode,
          model: { presetId: 'gpt-1.3b' },
          trainingTokens,
          globalBatchTokens: 2 ** 20,
        },
        programme,
        options: [
          {
            id: 'a',
            hardware: 'nvidia-a100-sxm4-80gb',
            chipCount: nodes * 8,
            layout: { ...layout, dataParallel: nodes, microBatchSequences: 1 },
            sparsity,
            payment,
          },
        ],
        money: { discountRatio },
        overrides: [{ path: `regions.${payment.region}.staffUsdPerHour`, value: staffUsdPerHour }],
      }),
  );

test('every formula holds over wide ranges of payment, schedule, mode, length and horizon', () => {
  fc.assert(
    fc.property(scenarioArbitrary, (scenario) => {
      const result = simulate(scenario, catalog);
      const list = figures(result, scenario, catalog);
      if (result.options[0]?.chipCount !== 0) expect(list.length).toBeGreaterThan(60);
      expect(faultsOf(list)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('an option that was refused has no figures', () => {
  const [, scenario, result] = simulated[0] as [string, Scenario, Result];
  const options = result.options.map((option) =>
    option.id === 'a100-dense' ? { ...option, chipCount: 0 } : option,
  );
  const list = figures({ ...result, options }, scenario, catalog);
  expect(list.some(({ optionId }) => optionId === 'a100-dense')).toBe(false);
  expect(list.some(({ optionId }) => optionId === 'sn30-dense')).toBe(true);
});
