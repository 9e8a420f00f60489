import { and, eq, sql } from 'drizzle-orm';
import type { Writer } from '@/db/dialect';
import { audit } from '../audit';
import type { Context } from '../context';
import { Refusal } from '../refusal';
import { type ShareLink, shareLink } from './share-link';
import { type ShareRow, shareState } from './share-state';

/** What changes: null = it is so already. Throws where the state does not allow it. */
export type ShareChange = (
  share: ShareRow,
  nowMilliseconds: number,
) => Partial<Pick<ShareRow, 'pausedMilliseconds' | 'revokedMilliseconds' | 'tokenHash'>> | null;

/** Changes one of the caller's links, held against others meanwhile, and records it. */
export async function changeShare(
  tx: Writer,
  context: Context,
  id: string,
  action: 'share.paused' | 'share.resumed' | 'share.revoked' | 'share.rotated',
  change: ShareChange,
): Promise<ShareLink> {
  const { shares, scenarios } = context.database.tables;
  const [held] = await tx
    .update(shares)
    .set({ openedCount: sql`${shares.openedCount}` })
    .where(and(eq(shares.id, id), eq(shares.workspaceId, context.actor.workspaceId)))
    .returning();
  if (!held) throw new Refusal('shareNotFound', { id });
  const nowMilliseconds = context.clock.nowMilliseconds();
  const values = change(held, nowMilliseconds);
  const row = values ? { ...held, ...values, changedMilliseconds: nowMilliseconds } : held;
  if (values) {
    await tx
      .update(shares)
      .set({ ...values, changedMilliseconds: nowMilliseconds })
      .where(eq(shares.id, id));
    await audit(tx, context, action, id);
  }
  const [scenario] = await tx
    .select({ name: scenarios.name })
    .from(scenarios)
    .where(eq(scenarios.id, row.scenarioId));
  return shareLink(row, scenario?.name ?? '', context.clock.latestMilliseconds());
}

/** Revoked is final: nothing but revoking again is accepted. */
export function refuseRevoked(share: ShareRow): void {
  if (share.revokedMilliseconds !== null) throw new Refusal('shareRevoked', { id: share.id });
}

export function refuseExpired(share: ShareRow, latestMilliseconds: number): void {
  if (shareState(share, latestMilliseconds) === 'expired')
    throw new Refusal('shareExpired', { id: share.id });
}
