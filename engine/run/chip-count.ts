import type { OptionPlan } from './option-plan';

/** What decides how many chips an option gets when the asker leaves it open. */
export interface ChipCountGoals {
  /** Wall-clock limit for the likely case, with room for doubt already taken off. */
  deadlineSeconds: number | null;
  budgetUsd: number | null;
  /** Without a deadline, chip-hours may grow by this share over the thriftiest plan. */
  extraChipHoursRatio: number;
  maximumNodeCount: number;
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
 * The plan with chips chosen. With a deadline: the fewest nodes that meet it; counts whose roof
 * (`leastSeconds`) already misses it are not tried. Without one, or where none meets it: the
 * fastest whose chip-hours stay near the thriftiest plan's and whose cost stays within the budget.
 * Null where nothing fits memory at all.
 */
export function planWithChipsChosen(
  goals: ChipCountGoals,
  leastSeconds: (nodeCount: number) => number,
  priced: (nodeCount: number) => PricedPlan | null,
): PricedPlan | null {
  const counts = nodeCounts(goals.maximumNodeCount);
  const deadlineSeconds = goals.deadlineSeconds ?? 0;
  const inTime = counts.filter((count) => leastSeconds(count) <= deadlineSeconds);
  return fewestInTime(inTime, deadlineSeconds, priced) ?? fastestThrifty(counts, goals, priced);
}

type Priced = (nodeCount: number) => PricedPlan | null;

/** Ascending walk to the first plan in time; given up once more chips no longer help. */
function fewestInTime(
  counts: number[],
  deadlineSeconds: number,
  priced: Priced,
): PricedPlan | null {
  let fastestSeconds = Number.POSITIVE_INFINITY;
  let slowerInARow = 0;
  for (const count of counts) {
    const candidate = priced(count);
    if (candidate === null || !candidate.plan.fits) continue;
    if (candidate.trainingSeconds <= deadlineSeconds) return candidate;
    slowerInARow = candidate.trainingSeconds < fastestSeconds ? 0 : slowerInARow + 1;
    fastestSeconds = Math.min(fastestSeconds, candidate.trainingSeconds);
    if (slowerInARow === 2) return null;
  }
  return null;
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
