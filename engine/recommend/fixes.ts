import type { Catalog } from '../catalog/schema';
import type { Fix, OptionResult, Recommendation, Result } from '../result';
import type { Scenario } from '../scenario';
import { LIKELY_ONLY, type Simulate } from './simulation';

/** Two significant digits, rounded up: a fix a person would say, and still a fix. */
function roundedUp(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / step) * step;
}

function roundedDown(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.floor(value / step) * step;
}

const least = (options: OptionResult[], of: (option: OptionResult) => number) =>
  Math.min(...options.filter((option) => option.chipCount > 0).map(of));

/** The scenario with one field of goals or workload set. */
function turned(scenario: Scenario, fix: Fix): Scenario {
  const [group, field] = fix.path.split('.') as ['goals' | 'workload', string];
  return { ...scenario, [group]: { ...scenario[group], [field]: fix.value } };
}

/** The most tokens, on a halving search, with which some option is feasible. Null if even a hundredth is too many. */
function mostTokens(scenario: Scenario, works: (asked: Scenario) => boolean): number | null {
  const path = 'workload.trainingTokens';
  let feasible = Math.max(1e6, scenario.workload.trainingTokens / 100);
  let infeasible = scenario.workload.trainingTokens;
  if (!works(turned(scenario, { path, value: feasible }))) return null;
  for (let halving = 0; halving < 10; halving++) {
    const middle = Math.sqrt(feasible * infeasible);
    if (works(turned(scenario, { path, value: middle }))) feasible = middle;
    else infeasible = middle;
  }
  return roundedDown(feasible);
}

/**
 * When nothing fits: the goal that binds and the nearest single changes that make some option
 * feasible. Each was run and found feasible; those that were not are left out.
 */
export function infeasibility(
  scenario: Scenario,
  catalog: Catalog,
  result: Result,
  simulate: Simulate,
): Recommendation['infeasible'] {
  if (result.options.some((option) => option.feasible)) return null;
  const works = (asked: Scenario) =>
    simulate(asked, catalog, LIKELY_ONLY).options.some((option) => option.feasible);
  const codes = result.options.map((option) => option.reason?.code ?? 'unknown');
  const count = (code: string) => codes.filter((other) => other === code).length;
  const constraint = codes.reduce((a, b) => (count(b) > count(a) ? b : a), codes[0] ?? 'unknown');
  const candidates: Fix[] = [];
  const { budgetUsd, deadlineSeconds, carbonCapKilograms } = scenario.goals;
  const add = (path: string, value: number) => {
    if (Number.isFinite(value)) candidates.push({ path, value: roundedUp(value) });
  };
  if (budgetUsd !== null)
    add(
      'goals.budgetUsd',
      least(result.options, (option) => option.costUsd.p50),
    );
  if (deadlineSeconds !== null)
    for (const stretch of [1.5, 2, 3, 6]) add('goals.deadlineSeconds', deadlineSeconds * stretch);
  if (carbonCapKilograms !== null)
    add(
      'goals.carbonCapKilograms',
      least(result.options, (option) => option.co2eKilograms.p50),
    );
  const tokens = mostTokens(scenario, works);
  if (tokens !== null) candidates.push({ path: 'workload.trainingTokens', value: tokens });
  const proved = candidates.filter((fix) => works(turned(scenario, fix)));
  const nearestPerPath = proved.filter(
    (fix, index) => proved.findIndex(({ path }) => path === fix.path) === index,
  );
  return { constraint, fixes: nearestPerPath };
}
