import type { Writer } from '@/db/dialect';
import type { AuditDetail } from '@/db/tables';
import type { Scenario } from '@/engine/scenario';
import { audit } from '../audit';
import type { Context } from '../context';
import { ensureWorkspace } from '../workspace';
import { foldedName } from './folded-name';
import { type SavedScenario, savedScenario } from './saved-scenario';

/** Adds a scenario with its first version inside a transaction; create, duplicate and copy end here. */
export async function insertScenario(
  tx: Writer,
  context: Context,
  id: string,
  scenario: Scenario,
  action: 'scenario.created' | 'scenario.duplicated' | 'scenario.copied-from-share',
  detail: AuditDetail = {},
): Promise<SavedScenario> {
  const { scenarios, scenarioVersions } = context.database.tables;
  await ensureWorkspace(tx, context);
  const stampMilliseconds = context.clock.stampMilliseconds();
  const row = {
    id,
    workspaceId: context.actor.workspaceId,
    version: 1,
    name: scenario.name,
    nameFolded: foldedName(scenario.name),
    scenario,
    createdMilliseconds: stampMilliseconds,
    updatedMilliseconds: stampMilliseconds,
    trashedMilliseconds: null,
  };
  await tx.insert(scenarios).values(row);
  await tx.insert(scenarioVersions).values({
    scenarioId: id,
    version: 1,
    name: scenario.name,
    scenario,
    createdMilliseconds: stampMilliseconds,
    createdBy: context.actor.userId,
    restoredFrom: null,
  });
  await audit(tx, context, action, id, detail);
  return savedScenario(row);
}
