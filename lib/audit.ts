import type { Writer } from '@/db/dialect';
import type { AuditDetail } from '@/db/tables';
import { type Context, ID_BYTES } from './context';

/** Adds one line to the append-only log, in the transaction of what it records. */
export async function audit(
  tx: Writer,
  context: Context,
  action: string,
  subjectId: string,
  detail: AuditDetail = {},
): Promise<void> {
  const { auditEntries } = context.database.tables;
  await tx.insert(auditEntries).values({
    id: context.randomText(ID_BYTES),
    workspaceId: context.actor.workspaceId,
    atMilliseconds: context.clock.nowMilliseconds(),
    userId: context.actor.userId,
    action,
    subjectId,
    requestId: context.requestId,
    detail,
  });
}
