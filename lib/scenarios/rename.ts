import type { Context } from '../context';
import { Refusal } from '../refusal';
import { type ExpectedVersion, nextVersion } from './next-version';
import { ownScenario } from './own-scenario';
import type { SavedScenario } from './saved-scenario';

/** Gives a scenario another name; that is a save like any other. */
export async function renameScenario(
  context: Context,
  id: string,
  expected: ExpectedVersion,
  name: string,
): Promise<SavedScenario> {
  return context.database.write(async (tx) => {
    const { scenario, version } = await ownScenario(tx, context, id);
    if (expected !== 'any' && !expected.includes(version))
      throw new Refusal('staleVersion', { id, currentVersion: version });
    return nextVersion(tx, context, id, [version], { ...scenario, name }, 'scenario.renamed');
  });
}
