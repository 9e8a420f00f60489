import { and, eq } from 'drizzle-orm';
import type { Context } from '../context';
import { Refusal } from '../refusal';
import { type ExpectedVersion, nextVersion } from './next-version';
import { ownScenario } from './own-scenario';
import type { SavedScenario } from './saved-scenario';

/** Makes an earlier version the newest one: a new version with the old content. */
export async function restoreScenarioVersion(
  context: Context,
  id: string,
  version: number,
  expected: ExpectedVersion = 'any',
): Promise<SavedScenario> {
  const { scenarioVersions } = context.database.tables;
  return context.database.write(async (tx) => {
    await ownScenario(tx, context, id);
    const [earlier] = await tx
      .select()
      .from(scenarioVersions)
      .where(and(eq(scenarioVersions.scenarioId, id), eq(scenarioVersions.version, version)));
    if (!earlier) throw new Refusal('versionNotFound', { id, version });
    return nextVersion(
      tx,
      context,
      id,
      expected,
      earlier.scenario,
      'scenario.version-restored',
      version,
    );
  });
}
