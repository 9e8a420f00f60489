import type { Database } from '@/db/database';
import type { Clock } from './clock';

/** On whose behalf a verb runs; every row belongs to a workspace. */
export interface Actor {
  workspaceId: string;
  userId: string;
}

/** Without sign-in the server listens on loopback only and belongs to this one user. */
export const LOCAL_ACTOR: Actor = { workspaceId: 'local', userId: 'local' };

/** All that a verb may touch besides its arguments. */
export interface Context {
  database: Database;
  actor: Actor;
  requestId: string;
  clock: Clock;
  /** So many bytes from the system's random source, as base64url. */
  randomText(byteCount: number): string;
}

export const ID_BYTES = 16;
