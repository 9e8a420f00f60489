import { factAt } from '../catalog/load';
import type { Catalog } from '../catalog/schema';
import type { Band, OptionResult, Recommendation } from '../result';
import type { Scenario } from '../scenario';

/** Why a goal has no winner: the code is a translation key. */
export type Undecided = 'bandsOverlap' | 'priceAssumed' | 'noEligibleOption' | 'lossNotPredicted';

/** The option that wins a goal, or the reason why none does. `contenders` are best first. */
export interface Pick {
  id: string | null;
  undecided: Undecided | null;
  contenders: string[];
}

type Goal = (option: OptionResult) => Band;
export const GOALS: Record<'time' | 'cost' | 'carbon', Goal> = {
  time: (option) => option.trainingSeconds,
  cost: (option) => option.costUsd,
  carbon: (option) => option.co2eKilograms,
};

/** Options that may be recommended: they meet every goal and their quality is not in doubt. */
export function eligibleOptions(options: OptionResult[]): OptionResult[] {
  return options.filter(
    ({ feasible, loss }) =>
      feasible && (loss.verdict === 'dense' || loss.verdict === 'parityLikely'),
  );
}

/** True when an option's deciding price is an assumption of ours and not the user's own number. */
export function priceIsAssumed(
  option: OptionResult,
  scenario: Scenario,
  catalog: Catalog,
): boolean {
  const path = option.priceFactPath;
  if (path === null || scenario.overrides.some((override) => override.path === path)) return false;
  return factAt(catalog, path).grade === 'assumption';
}

const byGoal = (goal: Goal) => (a: OptionResult, b: OptionResult) => goal(a).p50 - goal(b).p50;

/** Winner of one goal: the best of the eligible, unless the next one's band reaches into its own. */
function goalPick(options: OptionResult[], goal: Goal): Pick {
  const ordered = eligibleOptions(options).sort(byGoal(goal));
  const contenders = ordered.map((option) => option.id);
  const [best, next] = ordered;
  if (best === undefined) return { id: null, undecided: 'noEligibleOption', contenders };
  if (next !== undefined && goal(next).p10 <= goal(best).p90)
    return { id: null, undecided: 'bandsOverlap', contenders };
  return { id: best.id, undecided: null, contenders };
}

/** Winner of cost: none while the price of the best or of the next is an assumption of ours. */
function costPick(options: OptionResult[], scenario: Scenario, catalog: Catalog): Pick {
  const pick = goalPick(options, GOALS.cost);
  const decisive = pick.contenders
    .slice(0, 2)
    .map((id) => options.find((option) => option.id === id))
    .filter((option) => option !== undefined);
  const assumed = decisive.some((option) => priceIsAssumed(option, scenario, catalog));
  return assumed ? { ...pick, id: null, undecided: 'priceAssumed' } : pick;
}

/** Fewer unknowns first: dense before sparse, then the cheaper, then the faster. */
function simplerFirst(a: OptionResult, b: OptionResult): number {
  const risk = (option: OptionResult) => (option.loss.verdict === 'dense' ? 0 : 1);
  return risk(a) - risk(b) || byGoal(GOALS.cost)(a, b) || byGoal(GOALS.time)(a, b);
}

/** Why none may be recommended: goals missed, or a loss that nothing predicts. */
function noneEligible(options: OptionResult[]): Undecided {
  const isUnpredicted = options.some((o) => o.feasible && o.loss.verdict === 'notPredicted');
  return isUnpredicted ? 'lossNotPredicted' : 'noEligibleOption';
}

/**
 * The recommendation: among eligible options whose price is known, the cheapest; where cost bands
 * overlap with the cheapest, the one with fewer unknowns. Options with an assumed price are taken
 * only when there are no others, and then no balanced pick is named.
 */
function balancedPick(options: OptionResult[], scenario: Scenario, catalog: Catalog): Pick {
  const eligible = eligibleOptions(options);
  const known = eligible
    .filter((option) => !priceIsAssumed(option, scenario, catalog))
    .sort(byGoal(GOALS.cost));
  const [cheapest] = known;
  if (cheapest === undefined)
    return {
      id: null,
      undecided: eligible.length === 0 ? noneEligible(options) : 'priceAssumed',
      contenders: eligible.map((option) => option.id),
    };
  const close = known.filter((option) => option.costUsd.p10 <= cheapest.costUsd.p90);
  const [simplest] = close.sort(simplerFirst);
  return {
    id: (simplest ?? cheapest).id,
    undecided: null,
    contenders: known.map((option) => option.id),
  };
}

export type Picks = Record<keyof Recommendation['picks'], Pick>;

/** All four picks with their reasons. */
export function picksOf(options: OptionResult[], scenario: Scenario, catalog: Catalog): Picks {
  return {
    balanced: balancedPick(options, scenario, catalog),
    time: goalPick(options, GOALS.time),
    cost: costPick(options, scenario, catalog),
    carbon: goalPick(options, GOALS.carbon),
  };
}
