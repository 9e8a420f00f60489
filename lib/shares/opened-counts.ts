import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { audit } from '../audit';
import type { Context } from '../context';

const FLUSH_MILLISECONDS = 1_000;
const DAY_MILLISECONDS = 24 * 3600 * 1000;

interface Opened {
  workspaceId: string;
  count: number;
  dayMilliseconds: number;
}
interface Pending {
  byShareId: Map<string, Opened>;
  timer: NodeJS.Timeout | undefined;
}

const pendingByDatabase = new WeakMap<Database, Pending>();

/**
 * Notes a view. Views are written once a second together: one durable write per view would make a
 * full meeting room wait. A crash may lose the last second's count, never a link's state.
 */
export function noteOpened(context: Context, shareId: string, workspaceId: string): void {
  const pending = pendingByDatabase.get(context.database) ?? {
    byShareId: new Map(),
    timer: undefined,
  };
  pendingByDatabase.set(context.database, pending);
  const nowMilliseconds = context.clock.nowMilliseconds();
  pending.byShareId.set(shareId, {
    workspaceId,
    count: (pending.byShareId.get(shareId)?.count ?? 0) + 1,
    dayMilliseconds: nowMilliseconds - (nowMilliseconds % DAY_MILLISECONDS),
  });
  pending.timer ??= setTimeout(() => {
    flushOpened(context).catch(() => undefined);
  }, FLUSH_MILLISECONDS).unref();
}

/** Writes the noted views; they are kept for the next time when the database refuses. */
export async function flushOpened(context: Context): Promise<void> {
  const pending = pendingByDatabase.get(context.database);
  if (!pending || pending.byShareId.size === 0) return;
  clearTimeout(pending.timer);
  pendingByDatabase.delete(context.database);
  try {
    await context.database.write(async (tx) => {
      // In one order everywhere, so that two processes never wait for each other's rows.
      for (const [shareId, opened] of [...pending.byShareId].sort(([a], [b]) => (a < b ? -1 : 1)))
        await addOpened(tx, context, shareId, opened);
    });
  } catch (thrown) {
    for (const [shareId, { count, ...rest }] of pending.byShareId) {
      const since = pendingByDatabase.get(context.database)?.byShareId;
      if (since) since.set(shareId, { ...rest, count: count + (since.get(shareId)?.count ?? 0) });
    }
    if (!pendingByDatabase.has(context.database))
      pendingByDatabase.set(context.database, { ...pending, timer: undefined });
    throw thrown;
  }
}

type Writer = Parameters<typeof audit>[0];

async function addOpened(
  tx: Writer,
  context: Context,
  shareId: string,
  { workspaceId, count, dayMilliseconds }: Opened,
): Promise<void> {
  const { shares } = context.database.tables;
  await tx
    .update(shares)
    .set({ openedCount: sql`${shares.openedCount} + ${count}` })
    .where(eq(shares.id, shareId));
  const firstOfDay = await tx
    .update(shares)
    .set({ lastOpenedDayMilliseconds: dayMilliseconds })
    .where(
      and(
        eq(shares.id, shareId),
        or(
          isNull(shares.lastOpenedDayMilliseconds),
          lt(shares.lastOpenedDayMilliseconds, dayMilliseconds),
        ),
      ),
    )
    .returning({ id: shares.id });
  if (firstOfDay.length > 0)
    await audit(
      tx,
      { ...context, actor: { workspaceId, userId: 'viewer' } },
      'share.opened',
      shareId,
      { day: new Date(dayMilliseconds).toISOString().slice(0, 10) },
    );
}
