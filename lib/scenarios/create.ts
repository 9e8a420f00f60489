import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import type { Writer } from '@/db/dialect';
import type { Scenario } from '@/engine/scenario';
import { type Context, ID_BYTES } from '../context';
import { Refusal } from '../refusal';
import { insertScenario } from './insert-scenario';
import { isoTime, type SavedScenario } from './saved-scenario';

const KEY_LIFE_MILLISECONDS = 24 * 3600 * 1000;

/**
 * Saves a new scenario. With an idempotency key a repeated request within 24 hours gets the first
 * answer again; the same key with another question is refused.
 */
export async function createScenario(
  context: Context,
  scenario: Scenario,
  idempotencyKey?: string,
): Promise<SavedScenario> {
  return context.database.write(async (tx) => {
    const id = context.randomText(ID_BYTES);
    if (idempotencyKey !== undefined) {
      const before = await claimKey(tx, context, idempotencyKey, id, scenario);
      if (before !== id) return firstVersion(tx, context, before);
    }
    return insertScenario(tx, context, id, scenario, 'scenario.created');
  });
}

/** The scenario this key stands for: `id` if the key is new, the earlier one otherwise. */
async function claimKey(
  tx: Writer,
  context: Context,
  key: string,
  id: string,
  scenario: Scenario,
): Promise<string> {
  const { idempotencyKeys } = context.database.tables;
  const nowMilliseconds = context.clock.nowMilliseconds();
  const mine = and(
    eq(idempotencyKeys.workspaceId, context.actor.workspaceId),
    eq(idempotencyKeys.key, key),
  );
  const bodyHash = createHash('sha256').update(JSON.stringify(scenario)).digest('base64url');
  await tx
    .delete(idempotencyKeys)
    .where(
      and(mine, lt(idempotencyKeys.createdMilliseconds, nowMilliseconds - KEY_LIFE_MILLISECONDS)),
    );
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({
      workspaceId: context.actor.workspaceId,
      key,
      bodyHash,
      scenarioId: id,
      createdMilliseconds: nowMilliseconds,
    })
    .onConflictDoNothing()
    .returning();
  if (claimed.length > 0) return id;
  const [earlier] = await tx.select().from(idempotencyKeys).where(mine);
  if (earlier?.bodyHash !== bodyHash) throw new Refusal('idempotencyKeyReused');
  return earlier.scenarioId;
}

/** What the first request was told, whatever happened to the scenario since. */
async function firstVersion(tx: Writer, context: Context, id: string): Promise<SavedScenario> {
  const { scenarioVersions } = context.database.tables;
  const [row] = await tx
    .select()
    .from(scenarioVersions)
    .where(and(eq(scenarioVersions.scenarioId, id), eq(scenarioVersions.version, 1)));
  if (!row) throw new Refusal('scenarioNotFound', { id });
  const createdAt = isoTime(row.createdMilliseconds);
  return { id, version: 1, scenario: row.scenario, createdAt, updatedAt: createdAt };
}
