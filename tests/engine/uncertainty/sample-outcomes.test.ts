import { describe, expect, it } from 'vitest';
import { outcomeOf } from '@/engine/outcome';
import { type OutcomeColumn, sampleOutcomes } from '@/engine/uncertainty/sample-outcomes';
import { bareInputs, factsWith, plainWork } from '../outcome-fixture';

const noGoals = { budgetUsd: null, deadlineSeconds: null, carbonCapKilograms: null };
const inputs = { ...bareInputs, priceUsdPerChipHour: 3.6 };
const priceRange = (path: string) => ({ priceUsdPerChipHour: { path, low: 1.8, high: 7.2 } });
const timeRange = (path: string) => ({ stepTimeRatio: { path, low: 0.8, high: 1.25 } });

function column(id: string, facts: OutcomeColumn['facts'], work = plainWork): OutcomeColumn {
  return { id, work, facts };
}

describe('bands', () => {
  it('of one linear input are its quantiles', () => {
    const { columns } = sampleOutcomes(
      [column('a', factsWith(inputs, priceRange('price')))],
      noGoals,
      { drawCount: 4096, seed: 1 },
    );
    const below = 1 - Math.sqrt(0.2);
    expect(columns[0]?.costUsd.p50 ?? 0).toBeCloseTo(6400, -1);
    expect(columns[0]?.costUsd.p10 ?? 0).toBeCloseTo(6400 / 2 ** below, -1);
    expect(columns[0]?.costUsd.p90 ?? 0).toBeCloseTo(6400 * 2 ** below, -1);
    expect(columns[0]?.trainingSeconds).toEqual({ p10: 1e5, p50: 1e5, p90: 1e5 });
  });

  it('have their median near the likely case when many inputs are in doubt', () => {
    const facts = factsWith(
      { ...inputs, experimentShareRatio: 0.2, failedRunRatio: 0.05, evaluationTokenRatio: 0.01 },
      {
        ...priceRange('price'),
        ...timeRange('time'),
        failedRunRatio: { path: 'failed', low: 0.01, high: 0.2 },
        evaluationTokenRatio: { path: 'evaluation', low: 0.002, high: 0.03 },
      },
    );
    const [sampled] = sampleOutcomes([column('a', facts)], noGoals, {
      drawCount: 4096,
      seed: 3,
    }).columns;
    const likelyUsd = sampled?.likely.costUsd ?? 0;
    expect((sampled?.costUsd.p50 ?? 0) / likelyUsd).toBeGreaterThan(0.96);
    expect((sampled?.costUsd.p50 ?? 0) / likelyUsd).toBeLessThan(1.04);
  });

  it('are the same to the last bit for the same seed, and differ for another', () => {
    const one = column('a', factsWith(inputs, { ...priceRange('p'), ...timeRange('t') }));
    const sample = (seed: number) =>
      sampleOutcomes([one], noGoals, { drawCount: 1000, seed }).columns[0]?.costUsd;
    expect(sample(1)).toEqual(sample(1));
    expect(sample(1)).not.toEqual(sample(2));
  });

  it('of an option do not move when another option is added', () => {
    const one = column('a', factsWith(inputs, { ...priceRange('p'), ...timeRange('t') }));
    const two = column('b', factsWith(inputs, { ...priceRange('q'), ...timeRange('s') }));
    const settings = { drawCount: 512, seed: 1 };
    const alone = sampleOutcomes([one], noGoals, settings).columns[0];
    const beside = sampleOutcomes([two, one], noGoals, settings).columns[1];
    expect(beside).toEqual(alone);
  });

  it('converge: 2,048 draws are within 2 % of 16,384', () => {
    const one = column('a', factsWith(inputs, { ...priceRange('p'), ...timeRange('t') }));
    const p90 = (drawCount: number) =>
      sampleOutcomes([one], noGoals, { drawCount, seed: 1 }).columns[0]?.costUsd.p90 ?? 0;
    expect(p90(2048) / p90(16_384)).toBeGreaterThan(0.98);
    expect(p90(2048) / p90(16_384)).toBeLessThan(1.02);
  });
});

describe('comparisons', () => {
  const slower = { ...plainWork, denseStepSeconds: 105 };

  it('are certain when all doubt is shared, however wide', () => {
    const facts = factsWith(inputs, { ...priceRange('p'), ...timeRange('t') });
    const { winProbability } = sampleOutcomes(
      [column('fast', facts), column('slow', facts, slower)],
      noGoals,
    );
    expect(winProbability.time).toEqual([
      [0.5, 1],
      [0, 0.5],
    ]);
    expect(winProbability.cost[0]?.[1]).toBe(1);
  });

  it('are near even when a small gain drowns in doubt of its own', () => {
    const { winProbability } = sampleOutcomes(
      [
        column('fast', factsWith(inputs, timeRange('t'))),
        column('slow', factsWith(inputs, timeRange('s')), slower),
      ],
      noGoals,
    );
    expect(winProbability.time[0]?.[1]).toBeGreaterThan(0.5);
    expect(winProbability.time[0]?.[1]).toBeLessThan(0.75);
  });
});

describe('goals', () => {
  it('are met in the share of draws within them', () => {
    const goals = { budgetUsd: 6400, deadlineSeconds: 1e5, carbonCapKilograms: null };
    const [sampled] = sampleOutcomes([column('a', factsWith(inputs, priceRange('p')))], goals, {
      drawCount: 4096,
      seed: 1,
    }).columns;
    expect(sampled?.meetsBudgetProbability).toBeCloseTo(0.5, 2);
    expect(sampled?.meetsDeadlineProbability).toBe(1);
    expect(sampled?.meetsCarbonCapProbability).toBeNull();
  });
});

describe('a draw', () => {
  it('leaves nothing behind: the likely case is that of a fresh evaluation', () => {
    const facts = factsWith(inputs, { ...priceRange('p'), ...timeRange('t') });
    const [sampled] = sampleOutcomes([column('a', facts)], noGoals).columns;
    expect(sampled?.likely).toEqual(outcomeOf(plainWork, inputs, facts.settings));
  });
});
