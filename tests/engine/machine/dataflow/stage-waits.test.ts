import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulateSection } from '@/engine/machine/dataflow/simulate-section';
import { stageWaits } from '@/engine/machine/dataflow/stage-waits';

const script = (stageSecondsPerTile: number[], channel: Partial<Record<string, number>> = {}) => ({
  stageSecondsPerTile,
  tileCount: 20,
  bufferTiles: 2,
  channelSecondsPerTile: 0,
  blockingShareRatio: 0,
  ...channel,
});
const waitsOf = (of: ReturnType<typeof script>) => stageWaits(of, simulateSection(of));

test('before a slow stage there is a wait for room, after it for tiles', () => {
  const [before, slow, after] = waitsOf(script([1, 4, 1]));
  expect(before?.roomSeconds).toBeGreaterThan(40);
  expect(slow?.roomSeconds).toBe(0);
  expect(slow?.tileSeconds).toBe(2);
  expect(after?.tileSeconds).toBe(62);
  expect(after?.roomSeconds).toBe(0);
});

test('a channel that blocks is seen in every stage that holds a tile', () => {
  const waits = waitsOf(script([5, 5], { channelSecondsPerTile: 3, blockingShareRatio: 1 }));
  for (const { channelSeconds } of waits) expect(channelSeconds).toBeGreaterThan(30);
});

test('work and waits add up to the section’s time', () => {
  const seconds = fc.double({ min: 0.1, max: 5, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(seconds, { minLength: 1, maxLength: 8 }),
      fc.double({ min: 0, max: 6, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (stages, channelSecondsPerTile, blockingShareRatio) => {
        const asked = script(stages, { channelSecondsPerTile, blockingShareRatio });
        const timeline = simulateSection(asked);
        for (const wait of stageWaits(asked, timeline)) {
          const { workSeconds, channelSeconds, tileSeconds, roomSeconds } = wait;
          for (const part of [workSeconds, channelSeconds, tileSeconds, roomSeconds])
            expect(part).toBeGreaterThan(-1e-9);
          expect(workSeconds + channelSeconds + tileSeconds + roomSeconds).toBeCloseTo(
            timeline.totalSeconds,
            6,
          );
        }
      },
    ),
  );
});
