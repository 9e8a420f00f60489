import type { SectionScript, SectionTimeline } from './simulate-section';

/** What a stage's time went to; the parts add up to the section's total. */
export interface StageWait {
  stage: number;
  workSeconds: number;
  /** A tile in hand or in front, standing still while the channel transfers. */
  channelSeconds: number;
  /** Empty: the next tile had not come yet, or no more came. */
  tileSeconds: number;
  /** Holding a finished tile because there was no room behind. */
  roomSeconds: number;
}

/**
 * Who waits for whom in a simulated section, read from the visits: a visit longer than the stage's
 * work stood still for the channel; a gap lasts for want of a tile until the stage before has
 * finished the next one; from then on for the channel while it blocks, and else for want of room.
 */
export function stageWaits(script: SectionScript, timeline: SectionTimeline): StageWait[] {
  const visitsOf = (stage: number) =>
    timeline.visits.filter((visit) => visit.stage === stage).sort((a, b) => a.tile - b.tile);
  const blockingSeconds = script.channelSecondsPerTile * script.blockingShareRatio;
  const transfers = visitsOf(-1);
  const blockedSeconds = (fromSeconds: number, toSeconds: number) =>
    toSeconds <= fromSeconds
      ? 0
      : transfers.reduce((total, { startSeconds }) => {
          const shared =
            Math.min(toSeconds, startSeconds + blockingSeconds) -
            Math.max(fromSeconds, startSeconds);
          return total + Math.max(0, shared);
        }, 0);
  return script.stageSecondsPerTile.map((seconds, stage) => {
    const before = visitsOf(stage - 1);
    const visits = visitsOf(stage);
    let tileSeconds = 0;
    let roomSeconds = 0;
    let heldSeconds = 0;
    let stoppedSeconds = 0;
    let freeAt = 0;
    visits.forEach((visit, index) => {
      const comesAt = Math.max(freeAt, before[index]?.endSeconds ?? freeAt);
      const emptyUntil = Math.min(visit.startSeconds, comesAt);
      tileSeconds += index === 0 ? visit.startSeconds : emptyUntil - freeAt;
      if (index > 0) {
        const stopped = blockedSeconds(emptyUntil, visit.startSeconds);
        stoppedSeconds += stopped;
        roomSeconds += visit.startSeconds - emptyUntil - stopped;
      }
      heldSeconds += visit.endSeconds - visit.startSeconds;
      freeAt = visit.endSeconds;
    });
    const workSeconds = seconds * visits.length;
    return {
      stage,
      workSeconds,
      channelSeconds: Math.max(0, heldSeconds - workSeconds) + stoppedSeconds,
      tileSeconds: tileSeconds + timeline.totalSeconds - freeAt,
      roomSeconds,
    };
  });
}
