import type { Kit } from '@/db/dialect';
import type { Roadmap } from '@/engine/recommend/roadmap-result';
import type { Recommendation, Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';

/** What the engine answered to a question. */
export interface Answer {
  result: Result;
  recommendation: Recommendation;
  roadmap: Roadmap;
}

/** What a snapshot link keeps: the question as the viewer may see it, and its answer. */
export interface FrozenAnswer extends Omit<Answer, 'roadmap'> {
  /** Left out in links frozen before they carried a plan. */
  roadmap?: Roadmap;
  scenario: Scenario;
  scenarioVersion: number;
}

/** Which parts a viewer gets besides the comparison itself. */
export interface ShareInclude {
  note: boolean;
  staffRates: boolean;
  budget: boolean;
}

export type AuditDetail = Record<string, string | number | boolean | null>;

/** Every table once, for both databases. Times are epoch milliseconds. */
export function defineTables(kit: Kit) {
  const workspaces = kit.table('workspaces', {
    id: kit.text('id').primaryKey(),
    createdMilliseconds: kit.int('created_ms').notNull(),
    /** Raised by whoever counts against a limit: the row lock that makes counting exact. */
    revision: kit.int('revision').notNull(),
  });

  const scenarios = kit.table(
    'scenarios',
    {
      id: kit.text('id').primaryKey(),
      workspaceId: kit
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id),
      version: kit.int('version').notNull(),
      name: kit.text('name').notNull(),
      /** Name after NFKC and lower case, filled in JS: the two databases fold differently. */
      nameFolded: kit.text('name_folded').notNull(),
      scenario: kit.json('scenario').$type<Scenario>().notNull(),
      createdMilliseconds: kit.int('created_ms').notNull(),
      updatedMilliseconds: kit.int('updated_ms').notNull(),
      trashedMilliseconds: kit.int('trashed_ms'),
    },
    (t) => [
      kit.index('scenarios_newest').on(t.workspaceId, t.createdMilliseconds, t.id),
      kit.index('scenarios_trashed').on(t.trashedMilliseconds),
    ],
  );

  const scenarioVersions = kit.table(
    'scenario_versions',
    {
      scenarioId: kit
        .text('scenario_id')
        .notNull()
        .references(() => scenarios.id),
      version: kit.int('version').notNull(),
      name: kit.text('name').notNull(),
      scenario: kit.json('scenario').$type<Scenario>().notNull(),
      createdMilliseconds: kit.int('created_ms').notNull(),
      createdBy: kit.text('created_by').notNull(),
      restoredFrom: kit.int('restored_from'),
    },
    (t) => [kit.primaryKey({ columns: [t.scenarioId, t.version] })],
  );

  const shares = kit.table(
    'shares',
    {
      id: kit.text('id').primaryKey(),
      workspaceId: kit
        .text('workspace_id')
        .notNull()
        .references(() => workspaces.id),
      scenarioId: kit
        .text('scenario_id')
        .notNull()
        .references(() => scenarios.id),
      mode: kit.text('mode').$type<'snapshot' | 'live'>().notNull(),
      tokenHash: kit.text('token_hash').notNull(),
      passcodeHash: kit.text('passcode_hash'),
      failedUnlockCount: kit.int('failed_unlock_count').notNull().default(0),
      include: kit.json('include').$type<ShareInclude>().notNull(),
      scenarioVersion: kit.int('scenario_version').notNull(),
      engineVersion: kit.text('engine_version'),
      catalogVersion: kit.text('catalog_version'),
      frozen: kit.json('frozen').$type<FrozenAnswer>(),
      createdMilliseconds: kit.int('created_ms').notNull(),
      changedMilliseconds: kit.int('changed_ms').notNull(),
      expiresMilliseconds: kit.int('expires_ms'),
      pausedMilliseconds: kit.int('paused_ms'),
      revokedMilliseconds: kit.int('revoked_ms'),
      openedCount: kit.int('opened_count').notNull(),
      /** The UTC day only: enough to say whether a link is in use, no diary of a viewer. */
      lastOpenedDayMilliseconds: kit.int('last_opened_day_ms'),
    },
    (t) => [
      kit.unique('shares_token').on(t.tokenHash),
      kit.index('shares_scenario').on(t.scenarioId),
      kit.index('shares_newest').on(t.workspaceId, t.createdMilliseconds, t.id),
    ],
  );

  const idempotencyKeys = kit.table(
    'idempotency_keys',
    {
      workspaceId: kit.text('workspace_id').notNull(),
      key: kit.text('key').notNull(),
      bodyHash: kit.text('body_hash').notNull(),
      scenarioId: kit.text('scenario_id').notNull(),
      createdMilliseconds: kit.int('created_ms').notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.workspaceId, t.key] }),
      kit.index('idempotency_keys_age').on(t.createdMilliseconds),
    ],
  );

  const auditEntries = kit.table(
    'audit_entries',
    {
      id: kit.text('id').primaryKey(),
      workspaceId: kit.text('workspace_id').notNull(),
      atMilliseconds: kit.int('at_ms').notNull(),
      userId: kit.text('user_id').notNull(),
      action: kit.text('action').notNull(),
      subjectId: kit.text('subject_id').notNull(),
      requestId: kit.text('request_id').notNull(),
      detail: kit.json('detail').$type<AuditDetail>().notNull(),
    },
    (t) => [kit.index('audit_entries_newest').on(t.workspaceId, t.atMilliseconds, t.id)],
  );

  return { workspaces, scenarios, scenarioVersions, shares, idempotencyKeys, auditEntries };
}

export type Tables = ReturnType<typeof defineTables>;
