/** A section as the simulation sees it: a chain of stages behind one off-chip channel. */
export interface SectionScript {
  /** Time of one tile in each stage. */
  stageSecondsPerTile: readonly number[];
  tileCount: number;
  /** Tiles that fit between two stages. */
  bufferTiles: number;
  /** Time of one tile's share of the section's off-chip bytes on the channel. */
  channelSecondsPerTile: number;
  /** Share of a tile's transfer during which all stages stand still; the rest streams beside them. */
  blockingShareRatio: number;
}

/** One tile in one stage; stage -1 is the off-chip channel. */
export interface TileVisit {
  stage: number;
  tile: number;
  startSeconds: number;
  endSeconds: number;
}

export interface SectionTimeline {
  totalSeconds: number;
  visits: TileVisit[];
}

/** A stage at work on a tile, or holding it until there is room behind; `tile` -1 is idle. */
interface StageState {
  tile: number;
  startSeconds: number;
  doneSeconds: number;
}

/** Share of a transfer that blocks when two equal times overlap with exponent p: 2^(1/p) - 1. */
export function blockingShareRatio(overlapExponent: number): number {
  return 2 ** (1 / overlapExponent) - 1;
}

/**
 * Runs tiles through a section event by event. A stage takes a tile when one waits in front of it
 * and holds it until there is room behind, so full buffers push back and the pipeline fills and
 * drains by itself. The channel brings tiles in one by one; while the blocking part of a transfer
 * runs, every stage stands still. Returns each visit of a tile, for the timeline.
 * @source sn40l-2024, streaming dataflow
 */
export function simulateSection(script: SectionScript): SectionTimeline {
  const { tileCount, bufferTiles, stageSecondsPerTile } = script;
  const blockingSeconds = script.channelSecondsPerTile * script.blockingShareRatio;
  const besideSeconds = script.channelSecondsPerTile - blockingSeconds;
  const stages: StageState[] = stageSecondsPerTile.map(() => ({
    tile: -1,
    startSeconds: 0,
    doneSeconds: 0,
  }));
  /** Tiles waiting in front of each stage. */
  const waitingTiles: number[][] = stageSecondsPerTile.map(() => []);
  const visits: TileVisit[] = [];
  const channel: StageState = { tile: -1, startSeconds: 0, doneSeconds: 0 };
  let nextTile = 0;
  let finishedCount = 0;
  let now = 0;

  const leave = (stage: number, state: StageState) => {
    const { tile, startSeconds } = state;
    visits.push({ stage, tile, startSeconds, endSeconds: state.doneSeconds });
    state.tile = -1;
  };
  /** Starts the next transfer; its blocking part moves the clock and all work in flight. */
  const startTransfer = () => {
    channel.tile = nextTile++;
    channel.startSeconds = now;
    now += blockingSeconds;
    for (const stage of stages)
      if (stage.tile >= 0 && stage.doneSeconds > channel.startSeconds)
        stage.doneSeconds += blockingSeconds;
    channel.doneSeconds = now + besideSeconds;
  };
  /** Hands on every tile that is done and has room; true when something moved. */
  const advance = (): boolean => {
    let moved = false;
    for (let index = stages.length - 1; index >= 0; index--) {
      const stage = stages[index];
      const queue = waitingTiles[index];
      if (stage === undefined || queue === undefined) continue;
      const behind = waitingTiles[index + 1];
      const isDone = stage.tile >= 0 && stage.doneSeconds <= now;
      if (isDone && (behind === undefined || behind.length < bufferTiles)) {
        if (behind === undefined) finishedCount++;
        else behind.push(stage.tile);
        leave(index, stage);
        moved = true;
      }
      if (stage.tile < 0 && queue.length > 0) {
        stage.tile = queue.shift() ?? -1;
        stage.startSeconds = now;
        stage.doneSeconds = now + (stageSecondsPerTile[index] ?? 0);
        moved = true;
      }
    }
    const entry = waitingTiles[0];
    if (entry === undefined) return moved;
    if (channel.tile >= 0 && channel.doneSeconds <= now && entry.length < bufferTiles) {
      entry.push(channel.tile);
      leave(-1, channel);
      moved = true;
    }
    if (channel.tile < 0 && nextTile < tileCount) {
      startTransfer();
      moved = true;
    }
    return moved;
  };

  while (finishedCount < tileCount) {
    while (advance());
    const pending = [...stages, channel]
      .filter((state) => state.tile >= 0 && state.doneSeconds > now)
      .map((state) => state.doneSeconds);
    if (pending.length === 0) break;
    now = Math.min(...pending);
  }
  return { totalSeconds: now, visits };
}
