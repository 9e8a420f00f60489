import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import type { OptionResult, Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { brokenNumbers } from './broken-numbers';
import { randomScenario } from './random-scenario';

/** Few draws: these tests look for broken numbers, not for smooth bands. */
const FEW_DRAWS = { drawCount: 8, seed: 1 };
const answer = (scenario: Scenario) => simulate(scenario, catalog, FEW_DRAWS);

const sumOf = (parts: object) => Object.values(parts).reduce((sum: number, part) => sum + part, 0);

function unevenSums(option: OptionResult): string[] {
  const sums: [string, object, number][] = [
    ['trainingSeconds', option.trainingSecondsByPart, option.trainingSeconds.p50],
    ['costUsd', option.costUsdByCategory, option.costUsd.p50],
    ['energyJoules', option.energyJoulesByPart, option.energyJoules.p50],
    ['co2eKilograms', option.co2eKilogramsByPart, option.co2eKilograms.p50],
  ];
  return sums
    .filter(([, parts, total]) => Math.abs(sumOf(parts) - total) > 1e-9 * Math.abs(total))
    .map(([name]) => `${option.id}.${name}`);
}

test('the search for broken numbers finds planted ones', () => {
  const planted = { options: [{ a: Number.NaN, costUsd: { p10: -1 }, gap: { p10: -1 } }] };
  expect(brokenNumbers(planted)).toEqual(['options.0.a = NaN', 'options.0.costUsd.p10 = -1']);
});

test('100,000 random valid questions: no NaN, no infinity, no negative, all parts sum', {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(randomScenario(catalog), (scenario) => {
      const result = answer(scenario);
      expect([...brokenNumbers(result), ...result.options.flatMap(unevenSums)]).toEqual([]);
    }),
    { numRuns: 100_000, seed: 2304 },
  );
});

const firstOption = (result: Result) => result.options[0] as OptionResult;

test('more tokens never take less time, money or energy', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      randomScenario(catalog),
      fc.double({ min: 1, max: 100, noNaN: true }),
      (scenario, growth) => {
        const workload = {
          ...scenario.workload,
          trainingTokens: Math.min(1e16, scenario.workload.trainingTokens * growth),
        };
        const before = firstOption(answer(scenario));
        const after = firstOption(answer({ ...scenario, workload }));
        const slack = 1 - 1e-9;
        expect(after.trainingSeconds.p50).toBeGreaterThanOrEqual(
          before.trainingSeconds.p50 * slack,
        );
        expect(after.costUsd.p50).toBeGreaterThanOrEqual(before.costUsd.p50 * slack);
        expect(after.energyJoules.p50).toBeGreaterThanOrEqual(before.energyJoules.p50 * slack);
      },
    ),
    { numRuns: 3_000, seed: 4511 },
  );
});

test('no plan beats the roof of its chips, in any mode', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(randomScenario(catalog), (scenario) => {
      for (const option of answer(scenario).options)
        expect(option.modelFlopsUtilisation).toBeLessThanOrEqual(1);
    }),
    { numRuns: 5_000, seed: 8192 },
  );
});
