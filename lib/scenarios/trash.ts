import { and, eq, isNull } from 'drizzle-orm';
import { audit } from '../audit';
import type { Context } from '../context';
import { type ExpectedVersion, isExpected, refuseStale } from './next-version';

/** Puts a scenario in the trash for 30 days. All its links end, and stay ended. */
export async function trashScenario(
  context: Context,
  id: string,
  expected: ExpectedVersion,
): Promise<void> {
  const { scenarios, shares } = context.database.tables;
  await context.database.write(async (tx) => {
    const nowMilliseconds = context.clock.nowMilliseconds();
    const [row] = await tx
      .update(scenarios)
      .set({ trashedMilliseconds: nowMilliseconds })
      .where(isExpected(context, id, expected))
      .returning({ version: scenarios.version });
    if (!row) return refuseStale(tx, context, id);
    const ended = await tx
      .update(shares)
      .set({ revokedMilliseconds: nowMilliseconds, changedMilliseconds: nowMilliseconds })
      .where(and(eq(shares.scenarioId, id), isNull(shares.revokedMilliseconds)))
      .returning({ id: shares.id });
    await audit(tx, context, 'scenario.trashed', id, { version: row.version });
    for (const share of ended)
      await audit(tx, context, 'share.revoked', share.id, { because: 'scenario-trashed' });
  });
}
