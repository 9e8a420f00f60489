import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { withOverride } from '@/engine/recommend/break-even';
import { picksOf } from '@/engine/recommend/picks';
import { recommend } from '@/engine/recommend/recommend';
import type { OptionResult, Recommendation } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { SECONDS_PER_DAY } from '@/engine/units';

const asked = exampleScenario('default', catalog);
const advice = recommend(asked, catalog, simulate);
const option = (from: { options: OptionResult[] }, id: string) =>
  from.options.find((candidate) => candidate.id === id) as OptionResult;

/** The scenario with the input at a flip point's path turned to `value`. */
function turned(scenario: Scenario, path: string, value: number): Scenario {
  const [group, field] = path.split('.') as [string, string];
  if (group !== 'goals' && group !== 'workload') return withOverride(scenario, path, value);
  return { ...scenario, [group]: { ...scenario[group], [field]: value } };
}

function pickAt(scenario: Scenario): string {
  const { options } = simulate(scenario, catalog);
  return picksOf(options, scenario, catalog).balanced.id ?? 'none';
}

describe('picks of the default question', () => {
  test('an assumed RDU price leaves cost undecided wherever an RDU is among the two best', () => {
    const eligible = advice.options
      .filter(({ feasible, loss }) => feasible && loss.verdict === 'dense')
      .sort((a, b) => a.costUsd.p50 - b.costUsd.p50)
      .slice(0, 2);
    const rduDecides = eligible.some(({ id }) => id.startsWith('sn30'));
    if (rduDecides) expect(advice.picks.cost).toBeNull();
    else expect(advice.picks.cost).toBe(eligible[0]?.id);
  });

  test('the balanced pick is feasible, dense or shown to hold parity, and priced by evidence', () => {
    const pick = option(advice, advice.picks.balanced ?? '');
    expect(pick.feasible).toBe(true);
    expect(['dense', 'parityLikely']).toContain(pick.loss.verdict);
    expect(pick.priceFactPath).not.toContain('sambanova-quote');
  });

  test('a pick is null where the bands of the two best overlap', () => {
    const result = simulate(asked, catalog);
    const twin = { ...(result.options[0] as OptionResult), id: 'twin' };
    const picks = picksOf([result.options[0] as OptionResult, twin], asked, catalog);
    expect(picks.time).toMatchObject({ id: null, undecided: 'bandsOverlap' });
  });
});

test('every flip point: one percent to either side gives the two choices it names', () => {
  expect(advice.flipPoints.length).toBeGreaterThan(0);
  for (const { path, value, below, above } of advice.flipPoints) {
    expect(pickAt(turned(asked, path, value * 0.99)), `${path} just below`).toBe(below);
    expect(pickAt(turned(asked, path, value * 1.01)), `${path} just above`).toBe(above);
    expect(below).not.toBe(above);
  }
});

test('at the break-even price an RDU plan costs what the cheapest GPU plan costs', () => {
  const price = advice.breakEven.rduPriceUsdPerChipHour as number;
  const path = option(advice, 'sn30-dense').priceFactPath as string;
  const cheapest = (scenario: Scenario, prefix: string) =>
    Math.min(
      ...simulate(scenario, catalog)
        .options.filter(
          ({ id, loss: { gap } }) =>
            id.startsWith(prefix) && (gap?.p50 ?? 1) <= asked.goals.lossGapLimit,
        )
        .map(({ costUsd }) => costUsd.p50),
    );
  const at = withOverride(asked, path, price);
  expect(cheapest(at, 'sn30') / cheapest(at, 'a100')).toBeCloseTo(1, 6);
  expect(cheapest(withOverride(asked, path, price * 0.9), 'sn30')).toBeLessThan(
    cheapest(asked, 'a100'),
  );
});

describe('when nothing fits', () => {
  const poor: Scenario = {
    ...asked,
    goals: { ...asked.goals, budgetUsd: 20_000, deadlineSeconds: 20 * SECONDS_PER_DAY },
  };
  const refusal = recommend(poor, catalog, simulate).infeasible as NonNullable<
    Recommendation['infeasible']
  >;

  test('the binding goal is named', () => {
    expect(refusal.constraint).toBe('overBudget');
  });

  test('every fix was proved: running it gives a feasible option', () => {
    expect(refusal.fixes.length).toBeGreaterThan(0);
    for (const { path, value } of refusal.fixes) {
      const mended = simulate(turned(poor, path, value as number), catalog);
      expect(
        mended.options.some(({ feasible }) => feasible),
        `${path} = ${value}`,
      ).toBe(true);
    }
  });
});

test('the same question gives the same advice to the last bit', () => {
  expect(JSON.stringify(recommend(asked, catalog, simulate))).toBe(JSON.stringify(advice));
});
