import { openedDatabase } from '@/db/opened-database';
import { processState } from '../process-state';
import { logFailure } from './log';

const PROBE_LIFE_MILLISECONDS = 1_000;
const stopping = processState('stopping', () => ({ isAnnounced: false }));
let probed: { ready: Promise<boolean>; atMilliseconds: number } | null = null;

/** From now on `/health/ready` answers 503, so that no new work is sent here. */
export function announceStop(): void {
  stopping.isAnnounced = true;
}

/** Whether a durable write succeeds. One probe serves all who ask within a second. */
export function isReady(): Promise<boolean> {
  if (stopping.isAnnounced) return Promise.resolve(false);
  const nowMilliseconds = performance.now();
  if (!probed || nowMilliseconds - probed.atMilliseconds > PROBE_LIFE_MILLISECONDS)
    probed = { ready: probe(), atMilliseconds: nowMilliseconds };
  return probed.ready;
}

async function probe(): Promise<boolean> {
  try {
    const database = await openedDatabase();
    await database.probe();
    return true;
  } catch (thrown) {
    logFailure(thrown, 'ready', 'GET');
    return false;
  }
}
