import { sql } from 'drizzle-orm';
import type { Writer } from '@/db/dialect';
import type { Context } from './context';

/** Makes sure the caller's workspace has a row to belong to. */
export async function ensureWorkspace(tx: Writer, context: Context): Promise<void> {
  const { workspaces } = context.database.tables;
  await tx
    .insert(workspaces)
    .values({
      id: context.actor.workspaceId,
      createdMilliseconds: context.clock.nowMilliseconds(),
      revision: 0,
    })
    .onConflictDoNothing();
}

/** Holds the workspace's row until the transaction ends, so that a limit is counted exactly. */
export async function lockWorkspace(tx: Writer, context: Context): Promise<void> {
  const { workspaces } = context.database.tables;
  await tx
    .insert(workspaces)
    .values({
      id: context.actor.workspaceId,
      createdMilliseconds: context.clock.nowMilliseconds(),
      revision: 1,
    })
    .onConflictDoUpdate({
      target: workspaces.id,
      set: { revision: sql`${workspaces.revision} + 1` },
    });
}
