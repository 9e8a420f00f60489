import type { Scenario } from '@/engine/scenario';
import type { Context } from '../context';
import { type ExpectedVersion, nextVersion } from './next-version';
import type { SavedScenario } from './saved-scenario';

/** Replaces a scenario if it still is the version the writer saw. */
export async function saveScenario(
  context: Context,
  id: string,
  expected: ExpectedVersion,
  scenario: Scenario,
): Promise<SavedScenario> {
  return context.database.write((tx) =>
    nextVersion(tx, context, id, expected, scenario, 'scenario.saved'),
  );
}
