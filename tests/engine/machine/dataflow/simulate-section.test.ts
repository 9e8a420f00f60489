import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import o0 from '@/engine/catalog/stacks/sambaflow-o0.json';
import o3 from '@/engine/catalog/stacks/sambaflow-o3.json';
import { balancedUnits, sectionSeconds } from '@/engine/machine/dataflow/section';
import { blockingShareRatio, simulateSection } from '@/engine/machine/dataflow/simulate-section';
import { chainMachine, chainSection } from '../../../fixtures/stage-chain';

function disagreementRatio(
  works: readonly number[],
  edgeBytes: number,
  tileCount: number,
  overlapExponent: number,
): number {
  const machine = chainMachine(overlapExponent);
  const whole = chainSection(works, edgeBytes, machine);
  const closed = sectionSeconds(whole, tileCount * machine.tileTokens, 1, machine).total;
  const simulated = simulateSection({
    stageSecondsPerTile: whole.stageSecondsPerTile,
    tileCount,
    bufferTiles: 2,
    channelSecondsPerTile:
      (whole.streamBytesPerToken * machine.tileTokens) / machine.offChipBytesPerSecond,
    blockingShareRatio: blockingShareRatio(overlapExponent),
  }).totalSeconds;
  return Math.abs(simulated / closed - 1);
}

const works = fc.array(fc.double({ min: 1e6, max: 1e9, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});
const edgeBytes = fc.double({ min: 100, max: 3e5, noNaN: true });

describe('simulation of a section against its closed form', () => {
  it.each([
    ['sambaflow-o0', o0.overlapExponent.value],
    ['sambaflow-o3', o3.overlapExponent.value],
  ])('agrees within 2 %% on 1,000 random sections at the overlap of %s', (_, exponent) => {
    fc.assert(
      fc.property(works, edgeBytes, fc.integer({ min: 16, max: 200 }), (w, bytes, tiles) => {
        expect(disagreementRatio(w, bytes, tiles, exponent)).toBeLessThan(0.02);
      }),
      { numRuns: 1000, seed: 11 },
    );
  });

  it('stays within 15 % over the range that the catalog gives the overlap, where the blocking share is a stand-in', () => {
    const { low, high } = o3.overlapExponent;
    const exponent = fc.double({ min: low, max: high, noNaN: true });
    fc.assert(
      fc.property(works, edgeBytes, fc.integer({ min: 16, max: 200 }), exponent, (w, b, t, p) => {
        expect(disagreementRatio(w, b, t, p)).toBeLessThan(0.15);
      }),
      { numRuns: 1000, seed: 13 },
    );
  });

  it('agrees within 2 % on random long sections whose stream is hidden', () => {
    fc.assert(
      fc.property(works, edgeBytes, fc.integer({ min: 700, max: 1200 }), (w, bytes, tiles) => {
        expect(disagreementRatio(w, bytes, tiles, 500)).toBeLessThan(0.02);
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  it('would notice a closed form without fill', () => {
    const timeline = simulateSection({
      stageSecondsPerTile: [1, 1, 1, 1],
      tileCount: 8,
      bufferTiles: 2,
      channelSecondsPerTile: 0,
      blockingShareRatio: 0,
    });
    expect(timeline.totalSeconds).toBe(8 + 3);
  });
});

describe('timeline', () => {
  const script = {
    stageSecondsPerTile: [1, 3, 2],
    tileCount: 20,
    bufferTiles: 2,
    channelSecondsPerTile: 0.5,
    blockingShareRatio: 0.3,
  };
  const { visits } = simulateSection(script);

  it('holds every tile once in every stage and once on the channel', () => {
    for (let stage = -1; stage < 3; stage++)
      expect(visits.filter((v) => v.stage === stage).map((v) => v.tile)).toEqual(
        Array.from({ length: 20 }, (_, tile) => tile),
      );
  });

  it('never has two tiles in one stage, nor a tile in two stages, at once', () => {
    const inOrder = [...visits].sort((a, b) => a.tile - b.tile || a.stage - b.stage);
    for (const [index, visit] of inOrder.entries()) {
      const next = inOrder[index + 1];
      if (next?.tile === visit.tile)
        expect(next.startSeconds).toBeGreaterThanOrEqual(visit.endSeconds - 1e-9);
    }
    for (let stage = 0; stage < 3; stage++) {
      const own = visits.filter((v) => v.stage === stage);
      for (const [index, visit] of own.entries())
        if (index > 0)
          expect(visit.startSeconds).toBeGreaterThanOrEqual(
            (own[index - 1]?.endSeconds ?? 0) - 1e-9,
          );
    }
  });

  it('pushes back: a slow last stage holds the first', () => {
    const slowEnd = simulateSection({
      stageSecondsPerTile: [1, 10],
      tileCount: 10,
      bufferTiles: 1,
      channelSecondsPerTile: 0,
      blockingShareRatio: 0,
    });
    const third = slowEnd.visits.find((v) => v.stage === 0 && v.tile === 3);
    expect(third?.startSeconds).toBeGreaterThan(10);
  });
});

describe('shares of compute units', () => {
  it('are balanced: no other shares make the slowest stage faster', () => {
    expect(balancedUnits([1, 2, 1], 8)).toEqual([2, 4, 2]);
    expect(balancedUnits([1000, 1], 4)).toEqual([3, 1]);
  });

  it('never exceed the units and leave no stage without one', () => {
    fc.assert(
      fc.property(works, fc.integer({ min: 12, max: 640 }), (w, unitCount) => {
        const units = balancedUnits(w, unitCount);
        expect(Math.min(...units)).toBeGreaterThanOrEqual(1);
        expect(units.reduce((sum, u) => sum + u, 0)).toBeLessThanOrEqual(unitCount);
      }),
      { seed: 13 },
    );
  });
});
