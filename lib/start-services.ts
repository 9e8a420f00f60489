import { randomBytes } from 'node:crypto';
import { StorageError } from '@/db/errors';
import { openedDatabase } from '@/db/opened-database';
import { createClock } from './clock';
import type { Context } from './context';
import { logFailure } from './http/log';
import { announceStop } from './http/readiness';
import { processState } from './process-state';
import { purgeTrash } from './scenarios/purge';
import { flushOpened } from './shares/opened-counts';

const DAY_MILLISECONDS = 24 * 3600 * 1000;

/**
 * What a server does once as it starts: opens and migrates the database, or says in a sentence why
 * it cannot and ends; empties the trash daily; announces its end to whoever sends it work.
 */
export async function startServices(): Promise<void> {
  let context: Context;
  try {
    context = {
      database: await openedDatabase(),
      actor: { workspaceId: 'system', userId: 'system' },
      requestId: 'daily',
      clock: processState('clock', () => createClock()),
      randomText: (byteCount) => randomBytes(byteCount).toString('base64url'),
    };
  } catch (thrown) {
    if (!(thrown instanceof StorageError)) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    process.exit(1);
  }
  const purge = () =>
    purgeTrash(context).catch((thrown: unknown) => logFailure(thrown, 'daily', 'purge'));
  void purge();
  setInterval(purge, DAY_MILLISECONDS).unref();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      announceStop();
      flushOpened(context).catch((thrown: unknown) => logFailure(thrown, 'stop', 'flush'));
    });
}
