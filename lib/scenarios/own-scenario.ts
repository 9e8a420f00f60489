import { and, eq, isNull } from 'drizzle-orm';
import type { Reader } from '@/db/dialect';
import type { Context } from '../context';
import { Refusal } from '../refusal';
import type { ScenarioRow } from './saved-scenario';

/** The caller's scenario outside the trash; another's and a missing one are refused alike. */
export async function ownScenario(
  reader: Reader,
  context: Context,
  id: string,
): Promise<ScenarioRow> {
  const { scenarios } = context.database.tables;
  const [row] = await reader
    .select()
    .from(scenarios)
    .where(
      and(
        eq(scenarios.id, id),
        eq(scenarios.workspaceId, context.actor.workspaceId),
        isNull(scenarios.trashedMilliseconds),
      ),
    );
  if (!row) throw new Refusal('scenarioNotFound', { id });
  return row;
}
