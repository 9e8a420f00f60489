import type { ShareInclude } from '@/db/tables';
import { isoTime } from '../scenarios/saved-scenario';
import { type ShareRow, type ShareState, shareState } from './share-state';

/** A link as its owner sees it. The token is not in it: only its hash is kept. */
export interface ShareLink {
  id: string;
  scenarioId: string;
  scenarioName: string;
  scenarioVersion: number;
  mode: 'snapshot' | 'live';
  state: ShareState;
  include: ShareInclude;
  hasPasscode: boolean;
  failedUnlockCount: number;
  engineVersion: string | null;
  catalogVersion: string | null;
  createdAt: string;
  expiresAt: string | null;
  pausedAt: string | null;
  revokedAt: string | null;
  openedCount: number;
  /** The UTC day, `2026-11-23`. */
  lastOpenedDay: string | null;
}

/** A link with its token, told once: when made and when rotated. */
export interface NewShareLink extends ShareLink {
  token: string;
}

const optionalTime = (milliseconds: number | null) =>
  milliseconds === null ? null : isoTime(milliseconds);

export function shareLink(
  row: Omit<ShareRow, 'frozen'>,
  scenarioName: string,
  latestMilliseconds: number,
): ShareLink {
  return {
    id: row.id,
    scenarioId: row.scenarioId,
    scenarioName,
    scenarioVersion: row.scenarioVersion,
    mode: row.mode,
    state: shareState(row, latestMilliseconds),
    include: row.include,
    hasPasscode: row.passcodeHash !== null,
    failedUnlockCount: row.failedUnlockCount,
    engineVersion: row.engineVersion,
    catalogVersion: row.catalogVersion,
    createdAt: isoTime(row.createdMilliseconds),
    expiresAt: optionalTime(row.expiresMilliseconds),
    pausedAt: optionalTime(row.pausedMilliseconds),
    revokedAt: optionalTime(row.revokedMilliseconds),
    openedCount: row.openedCount,
    lastOpenedDay: optionalTime(row.lastOpenedDayMilliseconds)?.slice(0, 10) ?? null,
  };
}
