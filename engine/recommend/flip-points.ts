import { factAt } from '../catalog/load';
import type { Catalog } from '../catalog/schema';
import type { FlipPoint, Result } from '../result';
import type { Scenario } from '../scenario';
import { flipPoint } from '../uncertainty/flip-point';
import { withOverride } from './break-even';
import { picksOf } from './picks';
import type { Simulate } from './simulation';

/** One input that may be turned: how to set it, and how far it is turned in search of a change. */
interface Dial {
  path: string;
  current: number;
  low: number;
  high: number;
  turned: (value: number) => Scenario;
}

/** How far inputs of the question itself are turned: to a tenth and to ten times. */
const REACH_RATIO = 10;

function dialsOf(scenario: Scenario, catalog: Catalog, result: Result): Dial[] {
  const dials: Dial[] = [];
  const pricePaths = new Set(result.options.map((option) => option.priceFactPath));
  for (const path of pricePaths) {
    if (path === null) continue;
    const fact = factAt(catalog, path);
    const override = scenario.overrides.find((entry) => entry.path === path);
    const current = override?.value ?? fact.value;
    dials.push({
      path,
      current,
      low: Math.min(fact.low ?? current, current / 4),
      high: Math.max(fact.high ?? current, current * 4),
      turned: (value) => withOverride(scenario, path, value),
    });
  }
  const { deadlineSeconds, budgetUsd } = scenario.goals;
  if (deadlineSeconds !== null)
    dials.push({
      path: 'goals.deadlineSeconds',
      current: deadlineSeconds,
      low: deadlineSeconds / REACH_RATIO,
      high: deadlineSeconds * REACH_RATIO,
      turned: (value) => ({ ...scenario, goals: { ...scenario.goals, deadlineSeconds: value } }),
    });
  if (budgetUsd !== null)
    dials.push({
      path: 'goals.budgetUsd',
      current: budgetUsd,
      low: budgetUsd / REACH_RATIO,
      high: budgetUsd * REACH_RATIO,
      turned: (value) => ({ ...scenario, goals: { ...scenario.goals, budgetUsd: value } }),
    });
  const { trainingTokens } = scenario.workload;
  dials.push({
    path: 'workload.trainingTokens',
    current: trainingTokens,
    low: Math.max(1e6, trainingTokens / REACH_RATIO),
    high: Math.min(1e16, trainingTokens * REACH_RATIO),
    turned: (value) => ({
      ...scenario,
      workload: { ...scenario.workload, trainingTokens: value },
    }),
  });
  return dials;
}

const NONE = 'none';
/** Looks per side and closeness: a change found is a tenth of a percent wide, finer than it is said. */
const SEARCH = { stepCount: 4, toleranceRatio: 1e-3 };

/**
 * The nearest value of each dial at which the balanced pick changes: turning the dial from just
 * below to just above it turns `below` into `above`.
 */
export function flipPointsOf(
  scenario: Scenario,
  catalog: Catalog,
  result: Result,
  simulate: Simulate,
): FlipPoint[] {
  const pickAt = (asked: Scenario) =>
    picksOf(simulate(asked, catalog).options, asked, catalog).balanced.id ?? NONE;
  return dialsOf(scenario, catalog, result).flatMap(({ path, current, low, high, turned }) => {
    const found = flipPoint((value) => pickAt(turned(value)), { current, low, high, ...SEARCH });
    return found === null ? [] : [{ path, ...found }];
  });
}
