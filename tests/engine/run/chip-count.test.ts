import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChipCountGoals,
  nodeCounts,
  type PricedPlan,
  planWithChipsChosen,
} from '@/engine/run/chip-count';
import type { OptionPlan } from '@/engine/run/option-plan';

const DAY = 86_400;

/** A count with its likely days, its cost and its carbon; cautiously a tenth longer. */
function count(chipCount: number, days: number, costUsd: number, co2eKilograms = 1): PricedPlan {
  return {
    plan: { chipCount } as OptionPlan,
    trainingSeconds: days * DAY,
    cautiousSeconds: 1.1 * days * DAY,
    costUsd,
    co2eKilograms,
  };
}

const open: ChipCountGoals = {
  deadlineSeconds: null,
  budgetUsd: null,
  carbonCapKilograms: null,
  programmeSeconds: 180 * DAY,
  extraChipHoursRatio: 1,
};
const chipsOf = (candidates: PricedPlan[], goals: Partial<ChipCountGoals> = {}) =>
  planWithChipsChosen({ ...open, ...goals }, candidates)?.plan.chipCount ?? null;

/** Staff makes long runs dear, waiting makes many chips dear. */
const slide = [
  count(8, 320, 500, 10),
  count(16, 160, 400, 11),
  count(32, 80, 300, 12),
  count(64, 42, 350, 13),
  count(128, 24, 450, 15),
  count(1024, 12, 2000, 40),
];

describe('the node counts tried', () => {
  it('are all up to eight, then four to each doubling, up to the largest machine', () => {
    expect(nodeCounts(20)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20]);
    expect(nodeCounts(2048).at(-1)).toBe(2048);
  });
});

describe('the count chosen', () => {
  it('is the cheapest of all, however far from the fewest in time', () => {
    expect(chipsOf(slide)).toBe(32);
    expect(chipsOf(slide, { deadlineSeconds: 365 * DAY })).toBe(32);
  });

  it('is the cheapest in time nine times out of ten, not merely in the likely case', () => {
    expect(chipsOf(slide, { deadlineSeconds: 45 * DAY })).toBe(128);
    expect(chipsOf(slide, { deadlineSeconds: 47 * DAY })).toBe(64);
  });

  it('is in time in the likely case where no count within the budget has more room', () => {
    expect(chipsOf(slide, { deadlineSeconds: 45 * DAY, budgetUsd: 400 })).toBe(64);
  });

  it('stays under the carbon cap', () => {
    expect(chipsOf(slide, { carbonCapKilograms: 11.5 })).toBe(16);
  });

  it('ends within the time of the programme, unless a goal stands against it', () => {
    const dearerFaster = [count(8, 300, 100), count(16, 150, 120), count(32, 90, 140)];
    expect(chipsOf(dearerFaster)).toBe(16);
    expect(chipsOf(dearerFaster, { budgetUsd: 110 })).toBe(8);
  });

  it('is the fastest where the programme leaves less time than any count takes', () => {
    expect(chipsOf([count(8, 900, 100), count(16, 460, 120), count(32, 300, 130)])).toBe(32);
  });

  it('keeps to the deadline where the budget or the cap does not reach it, at the least overrun', () => {
    expect(chipsOf(slide, { deadlineSeconds: 100 * DAY, budgetUsd: 290 })).toBe(32);
    expect(chipsOf(slide, { deadlineSeconds: 50 * DAY, carbonCapKilograms: 12.5 })).toBe(64);
  });

  it('is the fastest without waste where no count is in time', () => {
    expect(chipsOf(slide, { deadlineSeconds: 5 * DAY })).toBe(128);
    const one = [count(8, 10, 100), count(16, 9, 200)];
    expect(chipsOf(one, { deadlineSeconds: DAY })).toBe(16);
  });

  it('is none where none fits', () => {
    expect(chipsOf([])).toBeNull();
  });
});

const positive = (max: number) => fc.double({ min: 1, max, noNaN: true });
const pool = fc
  .uniqueArray(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 12 })
  .chain((counts) =>
    fc.tuple(
      ...counts.map((chips) =>
        fc
          .tuple(positive(400), positive(1000), positive(50))
          .map(([days, cost, carbon]) => count(chips, days, cost, carbon)),
      ),
    ),
  );
const limits = fc.record({
  deadlineSeconds: fc.option(positive(400 * DAY)),
  budgetUsd: fc.option(positive(1000)),
  carbonCapKilograms: fc.option(positive(50)),
});
const GOALS = ['deadlineSeconds', 'budgetUsd', 'carbonCapKilograms'] as const;
const relaxations = fc.tuple(fc.constantFrom(...GOALS), fc.option(positive(50)));

const within = (value: number, limit: number | null) => limit === null || value <= limit;
const isFeasible = (chosen: PricedPlan, goals: ChipCountGoals) =>
  within(chosen.trainingSeconds, goals.deadlineSeconds) &&
  within(chosen.costUsd, goals.budgetUsd) &&
  within(chosen.co2eKilograms, goals.carbonCapKilograms);
/** Meets all goals with room for doubt, and the programme's wish: nothing had to be given up. */
const meetsAll = (chosen: PricedPlan, goals: ChipCountGoals) =>
  isFeasible(chosen, goals) &&
  within(chosen.cautiousSeconds, goals.deadlineSeconds) &&
  chosen.cautiousSeconds <= goals.programmeSeconds;

function choice(goals: ChipCountGoals, candidates: PricedPlan[]): PricedPlan {
  const chosen = planWithChipsChosen(goals, candidates);
  if (chosen === null) throw new RangeError('a pool of one or more has a choice');
  return chosen;
}

describe('whatever the counts cost', () => {
  it('a choice is feasible where any count is', () => {
    fc.assert(
      fc.property(pool, limits, (candidates, set) => {
        const goals = { ...open, ...set };
        const anyIs = candidates.some((candidate) => isFeasible(candidate, goals));
        expect(isFeasible(choice(goals, candidates), goals)).toBe(anyIs);
      }),
      { numRuns: 2000 },
    );
  });

  it('relaxing one goal never makes it dearer, nor infeasible', () => {
    fc.assert(
      fc.property(pool, limits, relaxations, (candidates, set, [goal, factor]) => {
        const goals = { ...open, ...set };
        const limit = goals[goal];
        const relaxed = {
          ...goals,
          [goal]: limit === null || factor === null ? null : limit * factor,
        };
        const before = choice(goals, candidates);
        const after = choice(relaxed, candidates);
        if (isFeasible(before, goals)) expect(isFeasible(after, relaxed)).toBe(true);
        if (meetsAll(before, goals)) expect(after.costUsd).toBeLessThanOrEqual(before.costUsd);
      }),
      { numRuns: 4000 },
    );
  });

  it('adding a deadline never makes it slower, unless the programme alone already bought waste', () => {
    fc.assert(
      fc.property(pool, limits, (candidates, set) => {
        const without = choice({ ...open, ...set, deadlineSeconds: null }, candidates);
        const chipSeconds = ({ plan, trainingSeconds }: PricedPlan) =>
          plan.chipCount * trainingSeconds;
        fc.pre(chipSeconds(without) <= 2 * Math.min(...candidates.map(chipSeconds)));
        const chosen = choice({ ...open, ...set }, candidates);
        expect(chosen.trainingSeconds).toBeLessThanOrEqual(without.trainingSeconds);
      }),
      { numRuns: 4000 },
    );
  });
});
