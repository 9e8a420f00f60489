import { tablesFor } from '../tables-for';

/** Read by drizzle-kit to write migrations/sqlite. */
export const { workspaces, scenarios, scenarioVersions, shares, idempotencyKeys, auditEntries } =
  tablesFor('sqlite');
