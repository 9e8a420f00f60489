import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AdviceInput, roadmapAdvice } from '@/engine/recommend/roadmap-advice';

/** One hundred a training, twenty and ten once; a candidate of sixty that holds every other time. */
const plain: AdviceInput = {
  parts: {
    candidateFirstUsd: 90,
    candidateRecurringUsd: 60,
    safeOnceUsd: 10,
    safeRecurringUsd: 100,
    safePaidByPilotUsd: 0,
    safePaidByCandidateUsd: 0,
    usableTrainingsCount: 0,
  },
  pilotUsd: 20,
  laterUsd: 80,
  goProbability: 0.4,
  stopProbability: 0.4,
  trainingsCount: 3,
  leastSavingRatio: 0,
  candidate: { optionId: 'sparse', meetsGoals: true },
  safe: { optionId: 'dense', meetsGoals: true },
};
const usd = (input: AdviceInput) =>
  Object.fromEntries(roadmapAdvice(input).ways.map(({ id, expectedUsd }) => [id, expectedUsd]));

describe('expected costs, by hand', () => {
  test('of three trainings', () => {
    expect(usd(plain)).toEqual({
      pilotFirst: 20 + 0.5 * (80 + 2 * 60) + 0.5 * (10 + 3 * 100),
      safeDirectly: 10 + 3 * 100,
      candidateDirectly: 90 + 0.5 * 2 * 60 + 0.5 * (10 + 3 * 100),
    });
    expect(roadmapAdvice(plain)).toMatchObject({ verdict: 'pilotFirst', holdProbability: 0.5 });
  });

  test('of a candidate that is only slower: its first training counts', () => {
    const slower = { ...plain, parts: { ...plain.parts, usableTrainingsCount: 1 } };
    expect(usd(slower).candidateDirectly).toBe(90 + 0.5 * 2 * 60 + 0.5 * (10 + 2 * 100));
    expect(usd({ ...slower, trainingsCount: 1 }).candidateDirectly).toBe(90);
  });

  test('what the pilot has paid for the counterpart is not paid again', () => {
    const paid = { ...plain, parts: { ...plain.parts, safePaidByPilotUsd: 8 } };
    expect(usd(plain).pilotFirst).toBe((usd(paid).pilotFirst ?? 0) + 0.5 * 8);
  });

  test('without a counterpart a failed candidate is the end', () => {
    const alone = {
      ...plain,
      safe: null,
      parts: { ...plain.parts, safeOnceUsd: 0, safeRecurringUsd: 0 },
    };
    expect(usd(alone)).toEqual({
      pilotFirst: 20 + 0.5 * (80 + 2 * 60),
      candidateDirectly: 90 + 0.5 * 2 * 60,
    });
  });
});

test('from the training on at which the lines cross', () => {
  // A pilot first: 20 + .5 x 80 + .5 x 110 = 115 for one, 80 more for each; directly 110, and 100 more.
  const { paysFromTrainingsCount } = roadmapAdvice({ ...plain, trainingsCount: 1 });
  expect(paysFromTrainingsCount).toBe(2);
  expect(roadmapAdvice({ ...plain, trainingsCount: 1 }).verdict).toBe('trainDirectly');
  expect(roadmapAdvice({ ...plain, trainingsCount: 2 }).verdict).toBe('pilotFirst');
});

test('a pilot that saves less than the least share of one training is not told from none', () => {
  // Over four trainings a pilot costs 20 + .5 x 260 + .5 x 410 = 355, the candidate directly 385.
  const four = (leastSavingRatio: number) =>
    roadmapAdvice({ ...plain, trainingsCount: 4, leastSavingRatio });
  expect([four(0.29), four(0.31)].map(({ verdict }) => verdict)).toEqual([
    'pilotFirst',
    'trainDirectly',
  ]);
  expect(four(0.29).leastSavingUsd).toBeCloseTo(29, 10);
  // Against the counterpart, 110 and 100 more: 115 + 29 for one, 80 more for each.
  expect(four(0.29).paysFromTrainingsCount).toBe(3);
});

test('a tie is no reason to pilot', () => {
  const tied = { ...plain, pilotUsd: 15, trainingsCount: 1 };
  expect(usd(tied).pilotFirst).toBe(usd(tied).safeDirectly);
  expect(roadmapAdvice(tied).verdict).toBe('trainDirectly');
});

const money = fc.double({ min: 0, max: 1e7, noNaN: true });
const chance = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const inputs: fc.Arbitrary<AdviceInput> = fc
  .record({
    first: money,
    recurring: money,
    once: money,
    safe: money,
    pilot: money,
    later: money,
    go: chance,
    stop: chance,
    trainings: fc.oneof(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 1, max: 60, noNaN: true }),
    ),
    usable: fc.constantFrom(0, 1),
    paid: fc.double({ min: 0, max: 1, noNaN: true }),
    meets: fc.tuple(fc.boolean(), fc.boolean()),
    alone: fc.boolean(),
    least: fc.double({ min: 0, max: 0.3, noNaN: true }),
  })
  .map((drawn) => ({
    parts: {
      candidateFirstUsd: drawn.first + drawn.recurring,
      candidateRecurringUsd: drawn.recurring,
      safeOnceUsd: drawn.alone ? 0 : drawn.once,
      safeRecurringUsd: drawn.alone ? 0 : drawn.safe,
      safePaidByPilotUsd: drawn.alone ? 0 : drawn.paid * drawn.once,
      safePaidByCandidateUsd: 0,
      usableTrainingsCount: drawn.usable,
    },
    pilotUsd: drawn.pilot,
    laterUsd: drawn.later,
    goProbability: drawn.go * (1 - drawn.stop),
    stopProbability: drawn.stop,
    trainingsCount: drawn.trainings,
    leastSavingRatio: drawn.least,
    candidate: { optionId: 'candidate', meetsGoals: drawn.meets[0] },
    safe: drawn.alone ? null : { optionId: 'safe', meetsGoals: drawn.meets[1] },
  }));

describe('of any costs', () => {
  test('a pilot is never advised where a way that may be taken costs less', () => {
    let pilotCount = 0;
    fc.assert(
      fc.property(inputs, (input) => {
        const { verdict, ways, wayId, optionId, leastSavingUsd } = roadmapAdvice(input);
        const taken = ways.find(({ id }) => id === wayId);
        expect(taken?.optionId).toBe(optionId);
        const anyMeets = ways.some(({ meetsGoals }) => meetsGoals);
        const open = ways.filter(({ meetsGoals }) => meetsGoals || !anyMeets);
        expect(open).toContain(taken);
        const cheapestUsd = Math.min(...open.map(({ expectedUsd }) => expectedUsd));
        const slackUsd = verdict === 'pilotFirst' ? 0 : leastSavingUsd;
        expect(taken?.expectedUsd).toBeLessThanOrEqual(cheapestUsd + slackUsd + 1e-9 * cheapestUsd);
        if (verdict === 'pilotFirst') pilotCount++;
      }),
      { numRuns: 2000, seed: 14 },
    );
    expect(pilotCount).toBeGreaterThan(50);
  });

  test('a dearer pilot never turns the advice towards it', () => {
    fc.assert(
      fc.property(inputs, money, (input, more) => {
        const dearer = roadmapAdvice({ ...input, pilotUsd: input.pilotUsd + more });
        if (dearer.verdict === 'pilotFirst')
          expect(roadmapAdvice(input).verdict).toBe('pilotFirst');
      }),
      { numRuns: 2000, seed: 14 },
    );
  });

  test('from the number of trainings that it names on, the pilot comes first', () => {
    let namedCount = 0;
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 40 }), (input, more) => {
        const from = roadmapAdvice(input).paysFromTrainingsCount;
        if (from === null) return;
        namedCount++;
        const verdict = (trainingsCount: number) =>
          roadmapAdvice({ ...input, trainingsCount }).verdict;
        expect(verdict(from + more)).toBe('pilotFirst');
        if (from > 1) expect(verdict(from - 1)).toBe('trainDirectly');
      }),
      { numRuns: 2000, seed: 14 },
    );
    expect(namedCount).toBeGreaterThan(50);
  });
});
