import type { OptionPlan } from './option-plan';

/** What decides how many chips an option gets when the asker leaves it open. */
export interface ChipCountGoals {
  /** Wall-clock limit for the likely case, with room for doubt already taken off. */
  deadlineSeconds: number | null;
  budgetUsd: number | null;
  /** Without a deadline, chip-hours may grow by this share over the thriftiest plan. */
  extraChipHoursRatio: number;
  maximumNodeCount: number;
  /** How far beyond the fewest nodes in time a cheaper plan is looked for. */
  lookBeyondRatio: number;
}

/** A plan with the two likely figures that the choice looks at. */
export interface PricedPlan {
  plan: OptionPlan;
  trainingSeconds: number;
  costUsd: number;
}

/** Node counts that are tried: all up to eight, then four to each doubling, up to the maximum. */
export function nodeCounts(maximumNodeCount: number): number[] {
  const counts: number[] = [];
  for (let power = 1; power <= maximumNodeCount; power *= 2)
    for (const quarter of [4, 5, 6, 7]) {
      const count = (power * quarter) / 4;
      if (Number.isInteger(count) && count <= maximumNodeCount) counts.push(count);
    }
  return counts;
}

const chipHours = ({ plan, trainingSeconds }: PricedPlan) => plan.chipCount * trainingSeconds;

/**
 * The plan with chips chosen. With a deadline: the cheapest of the fewest nodes that meet it and up
 * to half as many more; counts whose roof (`leastSeconds`) already misses it are not tried. Without
 * one, or where none meets it: the fastest whose chip-hours stay near the thriftiest plan's and
 * whose cost stays within the budget. Null where nothing fits memory at all.
 */
export function planWithChipsChosen(
  goals: ChipCountGoals,
  leastSeconds: (nodeCount: number) => number,
  priced: (nodeCount: number) => PricedPlan | null,
): PricedPlan | null {
  const counts = nodeCounts(goals.maximumNodeCount);
  const deadlineSeconds = goals.deadlineSeconds ?? 0;
  const inTime = counts.filter((count) => leastSeconds(count) <= deadlineSeconds);
  return (
    cheapestInTime(inTime, deadlineSeconds, goals.lookBeyondRatio, priced) ??
    fastestThrifty(counts, goals, priced)
  );
}

type Priced = (nodeCount: number) => PricedPlan | null;

/**
 * Ascending walk to the first plan in time, and on to half as many nodes more for the cheapest: odd
 * counts can split a model badly. Given up once more chips no longer help.
 */
function cheapestInTime(
  counts: number[],
  deadlineSeconds: number,
  lookBeyondRatio: number,
  priced: Priced,
): PricedPlan | null {
  let cheapest: PricedPlan | null = null;
  let lastCount = Number.POSITIVE_INFINITY;
  let fastestSeconds = Number.POSITIVE_INFINITY;
  let slowerInARow = 0;
  for (const count of counts) {
    if (count > lastCount || slowerInARow === 2) break;
    const candidate = priced(count);
    if (candidate === null || !candidate.plan.fits) continue;
    slowerInARow = candidate.trainingSeconds < fastestSeconds ? 0 : slowerInARow + 1;
    fastestSeconds = Math.min(fastestSeconds, candidate.trainingSeconds);
    if (candidate.trainingSeconds > deadlineSeconds) continue;
    lastCount = Math.min(lastCount, count * lookBeyondRatio);
    if (cheapest === null || candidate.costUsd < cheapest.costUsd) cheapest = candidate;
  }
  return cheapest;
}

function fastestThrifty(
  counts: number[],
  goals: ChipCountGoals,
  priced: Priced,
): PricedPlan | null {
  let best: PricedPlan | null = null;
  let thriftiest = Number.POSITIVE_INFINITY;
  for (const count of counts) {
    const candidate = priced(count);
    if (candidate === null || !candidate.plan.fits) continue;
    thriftiest = Math.min(thriftiest, chipHours(candidate));
    const isThrifty = chipHours(candidate) <= thriftiest * (1 + goals.extraChipHoursRatio);
    const isAffordable = goals.budgetUsd === null || candidate.costUsd <= goals.budgetUsd;
    if (best !== null && !(isThrifty && isAffordable)) break;
    if (best === null || candidate.trainingSeconds < best.trainingSeconds) best = candidate;
  }
  return best;
}
