import { and, desc, eq, getTableColumns, gt, isNull, lt, or } from 'drizzle-orm';
import type { Context } from '../context';
import { DEFAULT_PAGE_LENGTH, type Page, type PageRequest, pageOf, positionOf } from '../page';
import { flushOpened } from './opened-counts';
import { type ShareLink, shareLink } from './share-link';

const REVOKED_SHOWN_MILLISECONDS = 30 * 24 * 3600 * 1000;

/** Every link the caller made, newest first; revoked ones for 30 days more. */
export async function listShares(
  context: Context,
  request: PageRequest & { scenarioId?: string | undefined } = {},
): Promise<Page<ShareLink>> {
  const { shares, scenarios } = context.database.tables;
  const limit = request.limit ?? DEFAULT_PAGE_LENGTH;
  const after = positionOf(request.cursor);
  // Reading goes on where writing cannot: the counts are then those of the last flush.
  await flushOpened(context).catch(() => undefined);
  const { frozen: _, ...columns } = getTableColumns(shares);
  const rows = await context.database.read
    .select({ share: columns, scenarioName: scenarios.name })
    .from(shares)
    .innerJoin(scenarios, eq(scenarios.id, shares.scenarioId))
    .where(
      and(
        eq(shares.workspaceId, context.actor.workspaceId),
        request.scenarioId === undefined ? undefined : eq(shares.scenarioId, request.scenarioId),
        or(
          isNull(shares.revokedMilliseconds),
          gt(
            shares.revokedMilliseconds,
            context.clock.nowMilliseconds() - REVOKED_SHOWN_MILLISECONDS,
          ),
        ),
        after
          ? or(
              lt(shares.createdMilliseconds, after.order),
              and(eq(shares.createdMilliseconds, after.order), lt(shares.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(shares.createdMilliseconds), desc(shares.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ share }) => ({ order: share.createdMilliseconds, id: share.id }),
    ({ share, scenarioName }) => shareLink(share, scenarioName, context.clock.latestMilliseconds()),
  );
}
