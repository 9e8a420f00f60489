import { tablesFor } from '../tables-for';

/** Read by drizzle-kit to write migrations/postgres. */
export const { workspaces, scenarios, scenarioVersions, shares, idempotencyKeys, auditEntries } =
  tablesFor('postgres');
