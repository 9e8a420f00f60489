import { and, desc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { DEFAULT_PAGE_LENGTH, type Page, type PageRequest, pageOf, positionOf } from '../page';
import { foldedName } from './folded-name';
import { type SavedScenario, savedScenario } from './saved-scenario';

export interface ScenarioListRequest extends PageRequest {
  /** Part of the name, whatever its case or width. */
  search?: string | undefined;
  trash?: boolean | undefined;
}

/** The caller's scenarios, newest first; a page stays right while others are added. */
export async function listScenarios(
  context: Context,
  request: ScenarioListRequest = {},
): Promise<Page<SavedScenario>> {
  const { scenarios } = context.database.tables;
  const limit = request.limit ?? DEFAULT_PAGE_LENGTH;
  const after = positionOf(request.cursor);
  const wanted = foldedName(request.search ?? '');
  const pattern = `%${wanted.replace(/[!%_]/g, '!$&')}%`;
  const rows = await context.database.read
    .select()
    .from(scenarios)
    .where(
      and(
        eq(scenarios.workspaceId, context.actor.workspaceId),
        request.trash
          ? isNotNull(scenarios.trashedMilliseconds)
          : isNull(scenarios.trashedMilliseconds),
        wanted === '' ? undefined : sql`${scenarios.nameFolded} like ${pattern} escape '!'`,
        after
          ? or(
              lt(scenarios.createdMilliseconds, after.order),
              and(eq(scenarios.createdMilliseconds, after.order), lt(scenarios.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(scenarios.createdMilliseconds), desc(scenarios.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => ({ order: row.createdMilliseconds, id: row.id }),
    savedScenario,
  );
}
