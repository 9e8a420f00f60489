import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { audit } from '../audit';
import type { Context } from '../context';
import { createLimiter, type Limiter } from '../limiter';
import { processState } from '../process-state';
import { Refusal } from '../refusal';
import { openLink } from './open-link';
import { passcodeFits } from './passcode';
import { type Lockable, unlockProof } from './unlock-proof';

const QUARTER_HOUR_MILLISECONDS = 15 * 60 * 1000;
const HOUR_MILLISECONDS = 3600 * 1000;
const TRIES_PER_VIEWER = 5;
const TRIES_PER_LINK = 60;

interface Limits {
  byViewer: Limiter;
  byLink: Limiter;
}
const limitsByDatabase = processState('unlock-limits', () => new WeakMap<Database, Limits>());

function limitsOf(database: Database): Limits {
  const limits = limitsByDatabase.get(database) ?? {
    byViewer: createLimiter(TRIES_PER_VIEWER, QUARTER_HOUR_MILLISECONDS),
    byLink: createLimiter(TRIES_PER_LINK, HOUR_MILLISECONDS),
  };
  limitsByDatabase.set(database, limits);
  return limits;
}

export interface Unlocked {
  shareId: string;
  proof: string;
}

/**
 * Tries a passcode. Wrong tries are counted before anything is hashed, per viewer's address and per
 * link, and shown to the owner; right ones cost nothing, so a whole room can unlock one link.
 */
export async function unlockShare(
  context: Context,
  token: string,
  passcode: string,
  viewerAddress: string,
): Promise<Unlocked> {
  const { share } = await openLink(context, token);
  if (share.passcodeHash === null) throw new Refusal('sharedLinkUnavailable');
  const { byViewer, byLink } = limitsOf(context.database);
  const viewerKey = `${viewerAddress} ${share.id}`;
  const nowMilliseconds = context.clock.nowMilliseconds();
  const waits = [byViewer.take(viewerKey, nowMilliseconds), byLink.take(share.id, nowMilliseconds)];
  if (waits.some((seconds) => seconds !== null)) {
    if (waits[0] === null) byViewer.refund(viewerKey);
    if (waits[1] === null) byLink.refund(share.id);
    const retryAfterSeconds = Math.max(...waits.map((seconds) => seconds ?? 0));
    throw new Refusal('tooManyAttempts', { retryAfterSeconds });
  }
  if (!(await passcodeFits(passcode, share.passcodeHash))) {
    await noteFailure(context, share, share.workspaceId);
    throw new Refusal('wrongPasscode');
  }
  byViewer.refund(viewerKey);
  byLink.refund(share.id);
  return { shareId: share.id, proof: unlockProof(share, nowMilliseconds) };
}

async function noteFailure(context: Context, share: Lockable, workspaceId: string): Promise<void> {
  const { shares } = context.database.tables;
  await context.database.write(async (tx) => {
    await tx
      .update(shares)
      .set({ failedUnlockCount: sql`${shares.failedUnlockCount} + 1` })
      .where(eq(shares.id, share.id));
    const viewer = { ...context, actor: { workspaceId, userId: 'viewer' } };
    await audit(tx, viewer, 'share.unlock-failed', share.id);
  });
}
