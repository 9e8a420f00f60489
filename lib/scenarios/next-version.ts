import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Writer } from '@/db/dialect';
import type { Scenario } from '@/engine/scenario';
import { audit } from '../audit';
import type { Context } from '../context';
import { Refusal } from '../refusal';
import { foldedName } from './folded-name';
import { ownScenario } from './own-scenario';
import { type SavedScenario, savedScenario } from './saved-scenario';

/** The versions a writer is ready to replace: those of `If-Match`, or whichever is there. */
export type ExpectedVersion = number[] | 'any';

/** Condition and refusal shared by everything that changes a scenario. */
export function isExpected(context: Context, id: string, expected: ExpectedVersion) {
  const { scenarios } = context.database.tables;
  return and(
    eq(scenarios.id, id),
    eq(scenarios.workspaceId, context.actor.workspaceId),
    isNull(scenarios.trashedMilliseconds),
    expected === 'any' ? undefined : inArray(scenarios.version, expected),
  );
}

/** Throws what explains why nothing was changed: not there, or another version is. */
export async function refuseStale(tx: Writer, context: Context, id: string): Promise<never> {
  const current = await ownScenario(tx, context, id);
  throw new Refusal('staleVersion', { id, currentVersion: current.version });
}

/** Every change of a scenario's content is one more version; the old ones stay. */
export async function nextVersion(
  tx: Writer,
  context: Context,
  id: string,
  expected: ExpectedVersion,
  scenario: Scenario,
  action: 'scenario.saved' | 'scenario.renamed' | 'scenario.version-restored',
  restoredFrom: number | null = null,
): Promise<SavedScenario> {
  const { scenarios, scenarioVersions } = context.database.tables;
  const nowMilliseconds = context.clock.nowMilliseconds();
  const [row] = await tx
    .update(scenarios)
    .set({
      version: sql`${scenarios.version} + 1`,
      name: scenario.name,
      nameFolded: foldedName(scenario.name),
      scenario,
      updatedMilliseconds: nowMilliseconds,
    })
    .where(isExpected(context, id, expected))
    .returning();
  if (!row) return refuseStale(tx, context, id);
  await tx.insert(scenarioVersions).values({
    scenarioId: id,
    version: row.version,
    name: row.name,
    scenario,
    createdMilliseconds: nowMilliseconds,
    createdBy: context.actor.userId,
    restoredFrom,
  });
  await audit(tx, context, action, id, { version: row.version });
  return savedScenario(row);
}
