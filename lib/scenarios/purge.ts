import { and, inArray, lt, sql } from 'drizzle-orm';
import { audit } from '../audit';
import type { Context } from '../context';

const TRASH_LIFE_MILLISECONDS = 30 * 24 * 3600 * 1000;
const KEY_LIFE_MILLISECONDS = 24 * 3600 * 1000;
const BATCH = 100;

/**
 * Removes for good what has lain in the trash for 30 days, with its versions and links, and spent
 * idempotency keys. Runs for all workspaces; returns how many scenarios went.
 */
export async function purgeTrash(context: Context): Promise<number> {
  const { scenarios, scenarioVersions, shares, idempotencyKeys } = context.database.tables;
  let purgedCount = 0;
  for (;;) {
    const count = await context.database.write(async (tx) => {
      const nowMilliseconds = context.clock.nowMilliseconds();
      await tx
        .delete(idempotencyKeys)
        .where(lt(idempotencyKeys.createdMilliseconds, nowMilliseconds - KEY_LIFE_MILLISECONDS));
      const isOld = lt(scenarios.trashedMilliseconds, nowMilliseconds - TRASH_LIFE_MILLISECONDS);
      const found = await tx.select({ id: scenarios.id }).from(scenarios).where(isOld).limit(BATCH);
      if (found.length === 0) return 0;
      // The update locks the rows, so that nobody restores what is being removed.
      const old = await tx
        .update(scenarios)
        .set({ trashedMilliseconds: sql`${scenarios.trashedMilliseconds}` })
        .where(
          and(
            isOld,
            inArray(
              scenarios.id,
              found.map((row) => row.id),
            ),
          ),
        )
        .returning({ id: scenarios.id, workspaceId: scenarios.workspaceId });
      const ids = old.map((row) => row.id);
      await tx.delete(shares).where(inArray(shares.scenarioId, ids));
      await tx.delete(scenarioVersions).where(inArray(scenarioVersions.scenarioId, ids));
      await tx.delete(scenarios).where(inArray(scenarios.id, ids));
      for (const { id, workspaceId } of old)
        await audit(
          tx,
          { ...context, actor: { workspaceId, userId: 'system' } },
          'scenario.purged',
          id,
        );
      return found.length;
    });
    purgedCount += count;
    if (count < BATCH) return purgedCount;
  }
}
