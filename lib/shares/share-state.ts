import type { Tables } from '@/db/tables';

export type ShareRow = Tables['shares']['$inferSelect'];
export type ShareState = 'active' | 'paused' | 'expired' | 'revoked';

type Times = Pick<
  ShareRow,
  | 'createdMilliseconds'
  | 'changedMilliseconds'
  | 'expiresMilliseconds'
  | 'pausedMilliseconds'
  | 'revokedMilliseconds'
>;

/** Expired by the latest time known: a clock set back must not revive a link. */
function isExpired(share: Times, latestMilliseconds: number): boolean {
  const now = Math.max(latestMilliseconds, share.createdMilliseconds, share.changedMilliseconds);
  return share.expiresMilliseconds !== null && share.expiresMilliseconds <= now;
}

/** Whether a viewer gets in: every condition is looked at, none returns early. */
export function isOpen(share: Times, scenarioExists: boolean, latestMilliseconds: number): boolean {
  const conditions = [
    share.revokedMilliseconds === null,
    share.pausedMilliseconds === null,
    !isExpired(share, latestMilliseconds),
    scenarioExists,
  ];
  return conditions.filter(Boolean).length === conditions.length;
}

/** The one word for the owner's list; the gravest wins. */
export function shareState(share: Times, latestMilliseconds: number): ShareState {
  if (share.revokedMilliseconds !== null) return 'revoked';
  if (isExpired(share, latestMilliseconds)) return 'expired';
  return share.pausedMilliseconds === null ? 'active' : 'paused';
}
