import type { Section, SectionMachine } from './section';
import { blockingShareRatio, type SectionScript } from './simulate-section';

/** Copies of a tile between two stages: one is filled while the other is read. */
const BUFFER_TILES = 2;

/** A section as the simulation takes it, for a stretch of `tileCount` tiles in steady traffic. */
export function sectionScript(
  section: Section,
  tileCount: number,
  machine: SectionMachine,
): SectionScript {
  return {
    stageSecondsPerTile: section.stageSecondsPerTile,
    tileCount,
    bufferTiles: BUFFER_TILES,
    channelSecondsPerTile:
      (section.streamBytesPerToken * machine.tileTokens) / machine.offChipBytesPerSecond,
    blockingShareRatio: blockingShareRatio(machine.overlapExponent),
  };
}
