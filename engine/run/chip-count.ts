import type { OptionPlan } from './option-plan';

/** What decides how many chips an option gets when the asker leaves it open. Null: no such goal. */
export interface ChipCountGoals {
  deadlineSeconds: number | null;
  budgetUsd: number | null;
  carbonCapKilograms: number | null;
  /** The time that the programme leaves to one training; a wish, given up before any goal. */
  programmeSeconds: number;
  /** In search of the fastest, chip-hours may grow by this share over the thriftiest count's. */
  extraChipHoursRatio: number;
}

/** A plan that fits, with the likely figures that goals are held against. */
export interface PricedPlan {
  plan: OptionPlan;
  trainingSeconds: number;
  /** Training time with room for doubt: it holds in as many of the outcomes as the asker wants. */
  cautiousSeconds: number;
  costUsd: number;
  co2eKilograms: number;
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

type Measure = (candidate: PricedPlan) => number;

const cautiousSeconds: Measure = (candidate) => candidate.cautiousSeconds;
const costUsd: Measure = (candidate) => candidate.costUsd;
const chipSeconds: Measure = ({ plan, trainingSeconds }) => plan.chipCount * trainingSeconds;

/** The candidate of the least measure, the first of equals; null of none. */
function leastBy(measure: Measure, candidates: PricedPlan[]): PricedPlan | null {
  let least: PricedPlan | null = null;
  for (const candidate of candidates)
    if (least === null || measure(candidate) < measure(least)) least = candidate;
  return least;
}

/** How many times over its limit the worst of cost and carbon is; below one where both keep theirs. */
const overrunRatio =
  ({ budgetUsd, carbonCapKilograms }: ChipCountGoals): Measure =>
  ({ costUsd, co2eKilograms }) =>
    Math.max(
      budgetUsd === null ? 0 : costUsd / budgetUsd,
      carbonCapKilograms === null ? 0 : co2eKilograms / carbonCapKilograms,
    );

/**
 * The plan with chips chosen: the cheapest that meets every goal, the deadline with room for doubt,
 * within the time that the programme leaves to one training. Where there is none, the fastest that
 * meets the goals at all; where there is none either, the one in time that overruns budget or carbon
 * cap least, else the fastest. Fastest is meant without waste, as far as there is such a count.
 * Every candidate fits its memory; null where there is none.
 */
export function planWithChipsChosen(
  goals: ChipCountGoals,
  candidates: PricedPlan[],
): PricedPlan | null {
  const overrun = overrunRatio(goals);
  const deadlineSeconds = goals.deadlineSeconds ?? Number.POSITIVE_INFINITY;
  const limitSeconds = Math.min(deadlineSeconds, goals.programmeSeconds);
  const affordable = candidates.filter((candidate) => overrun(candidate) <= 1);
  const inTime = (candidate: PricedPlan) => candidate.cautiousSeconds <= limitSeconds;
  const likelyInTime = (candidate: PricedPlan) => candidate.trainingSeconds <= deadlineSeconds;

  const thriftySeconds = (1 + goals.extraChipHoursRatio) * Math.min(...candidates.map(chipSeconds));
  const isThrifty = (candidate: PricedPlan) => chipSeconds(candidate) <= thriftySeconds;
  const fastest = (among: PricedPlan[]) =>
    leastBy(cautiousSeconds, among.filter(isThrifty)) ?? leastBy(cautiousSeconds, among);

  return (
    leastBy(costUsd, affordable.filter(inTime)) ??
    fastest(affordable.filter(likelyInTime)) ??
    leastBy(overrun, candidates.filter(inTime)) ??
    fastest(candidates)
  );
}
