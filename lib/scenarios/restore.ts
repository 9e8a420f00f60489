import { and, eq, isNotNull } from 'drizzle-orm';
import { audit } from '../audit';
import type { Context } from '../context';
import { ownScenario } from './own-scenario';
import { type SavedScenario, savedScenario } from './saved-scenario';

/** Takes a scenario out of the trash; asking twice is no error. Its old links stay ended. */
export async function restoreScenario(context: Context, id: string): Promise<SavedScenario> {
  const { scenarios } = context.database.tables;
  return context.database.write(async (tx) => {
    const [row] = await tx
      .update(scenarios)
      .set({ trashedMilliseconds: null })
      .where(
        and(
          eq(scenarios.id, id),
          eq(scenarios.workspaceId, context.actor.workspaceId),
          isNotNull(scenarios.trashedMilliseconds),
        ),
      )
      .returning();
    if (!row) return savedScenario(await ownScenario(tx, context, id));
    await audit(tx, context, 'scenario.restored', id, { version: row.version });
    return savedScenario(row);
  });
}
