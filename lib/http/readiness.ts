import { openedDatabase } from '@/db/opened-database';
import { logFailure } from './log';

const PROBE_LIFE_MILLISECONDS = 1_000;
let probed: { status: Promise<200 | 503>; atMilliseconds: number } | null = null;
let isStopping = false;

/** From now on `/health/ready` answers 503, so that no new work is sent here. */
export function announceStop(): void {
  isStopping = true;
}

/** 200 where a durable write succeeds. One probe serves all who ask within a second. */
export function readinessStatus(): Promise<200 | 503> {
  if (isStopping) return Promise.resolve(503);
  const nowMilliseconds = performance.now();
  if (!probed || nowMilliseconds - probed.atMilliseconds > PROBE_LIFE_MILLISECONDS)
    probed = { status: probe(), atMilliseconds: nowMilliseconds };
  return probed.status;
}

async function probe(): Promise<200 | 503> {
  try {
    const database = await openedDatabase();
    await database.probe();
    return 200;
  } catch (thrown) {
    logFailure(thrown, 'ready', 'GET');
    return 503;
  }
}
