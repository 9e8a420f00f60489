import { and, desc, eq, lt } from 'drizzle-orm';
import type { Scenario } from '@/engine/scenario';
import type { Context } from '../context';
import { DEFAULT_PAGE_LENGTH, type Page, type PageRequest, pageOf, positionOf } from '../page';
import { ownScenario } from './own-scenario';
import { isoTime } from './saved-scenario';

/** One save of a scenario. */
export interface ScenarioVersion {
  version: number;
  scenario: Scenario;
  createdAt: string;
  createdBy: string;
  restoredFrom: number | null;
}

/** All saves of a scenario, newest first. */
export async function scenarioVersionPage(
  context: Context,
  id: string,
  request: PageRequest = {},
): Promise<Page<ScenarioVersion>> {
  const { scenarioVersions } = context.database.tables;
  const limit = request.limit ?? DEFAULT_PAGE_LENGTH;
  const after = positionOf(request.cursor);
  await ownScenario(context.database.read, context, id);
  const rows = await context.database.read
    .select()
    .from(scenarioVersions)
    .where(
      and(
        eq(scenarioVersions.scenarioId, id),
        after ? lt(scenarioVersions.version, after.order) : undefined,
      ),
    )
    .orderBy(desc(scenarioVersions.version))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => ({ order: row.version, id: 'version' }),
    (row) => ({
      version: row.version,
      scenario: row.scenario,
      createdAt: isoTime(row.createdMilliseconds),
      createdBy: row.createdBy,
      restoredFrom: row.restoredFrom,
    }),
  );
}
