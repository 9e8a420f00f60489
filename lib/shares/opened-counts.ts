import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import type { Writer } from '@/db/dialect';
import { audit } from '../audit';
import type { Context } from '../context';
import { processState } from '../process-state';

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

const pendingByDatabase = processState('opened-counts', () => new WeakMap<Database, Pending>());

/**
 * Notes a view. Views are written once a second together: one durable write per view would make a
 * full meeting room wait. A crash may lose the last second's count, never a link's state.
 */
export function noteOpened(context: Context, shareId: string, workspaceId: string): void {
  const nowMilliseconds = context.clock.nowMilliseconds();
  const dayMilliseconds = nowMilliseconds - (nowMilliseconds % DAY_MILLISECONDS);
  const pending = pendingOf(context.database);
  add(pending, shareId, { workspaceId, count: 1, dayMilliseconds });
  pending.timer ??= setTimeout(() => {
    flushOpened(context).catch(() => undefined);
  }, FLUSH_MILLISECONDS).unref();
}

function pendingOf(database: Database): Pending {
  const pending = pendingByDatabase.get(database) ?? { byShareId: new Map(), timer: undefined };
  pendingByDatabase.set(database, pending);
  return pending;
}

function add(pending: Pending, shareId: string, opened: Opened): void {
  const known = pending.byShareId.get(shareId);
  pending.byShareId.set(shareId, {
    workspaceId: opened.workspaceId,
    count: opened.count + (known?.count ?? 0),
    dayMilliseconds: Math.max(opened.dayMilliseconds, known?.dayMilliseconds ?? 0),
  });
}

/** Writes the noted views; where the database refuses, they wait for the next time. */
export async function flushOpened(context: Context): Promise<void> {
  const pending = pendingByDatabase.get(context.database);
  if (!pending || pending.byShareId.size === 0) return;
  clearTimeout(pending.timer);
  pendingByDatabase.delete(context.database);
  // In one order everywhere, so that two processes never wait for each other's rows.
  const inOrder = [...pending.byShareId].sort(([a], [b]) => (a < b ? -1 : 1));
  try {
    await context.database.write(async (tx) => {
      for (const [shareId, opened] of inOrder) await addOpened(tx, context, shareId, opened);
    });
  } catch (thrown) {
    const next = pendingOf(context.database);
    for (const [shareId, opened] of inOrder) add(next, shareId, opened);
    throw thrown;
  }
}

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
