import type { Catalog } from '../catalog/schema';
import type { FlipPoint, Result } from '../result';
import type { Scenario } from '../scenario';
import { withOverride } from './break-even';
import { picksOf } from './picks';
import type { Simulate } from './recommend';

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
    const fact = path.split('.').reduce<unknown>(
      (node, key) => (node as Record<string, unknown> | undefined)?.[key],
      // Terms such as `on-demand` hold no dot, so the path splits cleanly.
      catalog,
    ) as { value: number; low?: number; high?: number } | undefined;
    const current =
      scenario.overrides.find((override) => override.path === path)?.value ?? fact?.value;
    if (current === undefined) continue;
    dials.push({
      path,
      current,
      low: Math.min(fact?.low ?? current, current / 4),
      high: Math.max(fact?.high ?? current, current * 4),
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
const HALVINGS = 14;
const STEPS_PER_SIDE = 4;

/**
 * The nearest value of each dial at which the balanced pick changes, found by walking outwards and
 * halving: turning the dial from just below to just above it turns `below` into `above`.
 */
export function flipPointsOf(
  scenario: Scenario,
  catalog: Catalog,
  result: Result,
  simulate: Simulate,
): FlipPoint[] {
  const pickAt = (asked: Scenario) =>
    picksOf(simulate(asked, catalog).options, asked, catalog).balanced.id ?? NONE;
  return dialsOf(scenario, catalog, result).flatMap((dial) => {
    const at = (value: number) => pickAt(dial.turned(value));
    const flips = [dial.low, dial.high].flatMap((end) => {
      const found = nearestChange(at, dial.current, end);
      return found === null ? [] : [{ path: dial.path, ...found }];
    });
    const distance = (flip: FlipPoint) => Math.abs(Math.log(flip.value / dial.current));
    return flips.sort((a, b) => distance(a) - distance(b)).slice(0, 1);
  });
}

/** First change of `at` between `start` and `end` on a logarithmic walk, or null. */
function nearestChange(
  at: (value: number) => string,
  start: number,
  end: number,
): Omit<FlipPoint, 'path'> | null {
  const pickAtStart = at(start);
  let near = start;
  for (let step = 1; step <= STEPS_PER_SIDE; step++) {
    let far = start * (end / start) ** (step / STEPS_PER_SIDE);
    if (at(far) === pickAtStart) {
      near = far;
      continue;
    }
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = Math.sqrt(near * far);
      if (at(middle) === pickAtStart) near = middle;
      else far = middle;
    }
    const pickAtFar = at(far);
    return near < far
      ? { value: Math.sqrt(near * far), below: pickAtStart, above: pickAtFar }
      : { value: Math.sqrt(near * far), below: pickAtFar, above: pickAtStart };
  }
  return null;
}
