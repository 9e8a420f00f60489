import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Writer } from '@/db/dialect';
import type { Context } from '../context';
import { Refusal } from '../refusal';
import type { ScenarioRow } from './saved-scenario';

/** The caller's scenario, held against change until the transaction ends. */
export async function lockScenario(tx: Writer, context: Context, id: string): Promise<ScenarioRow> {
  const { scenarios } = context.database.tables;
  const [row] = await tx
    .update(scenarios)
    .set({ version: sql`${scenarios.version}` })
    .where(
      and(
        eq(scenarios.id, id),
        eq(scenarios.workspaceId, context.actor.workspaceId),
        isNull(scenarios.trashedMilliseconds),
      ),
    )
    .returning();
  if (!row) throw new Refusal('scenarioNotFound', { id });
  return row;
}
