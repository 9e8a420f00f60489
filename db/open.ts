import path from 'node:path';
import { sql } from 'drizzle-orm';
import type { Connection, Database } from './database';
import { connectPostgres } from './postgres/connection';
import { connectSqlite } from './sqlite/connection';
import type { Tables } from './tables';
import { tablesFor } from './tables-for';

export interface DatabasePlace {
  /** `postgres://…`; without it the file in `dataFolder` is used. */
  url: string | undefined;
  dataFolder: string;
}

/** The database that the environment names: DATABASE_URL, else a file in HAKARI_DATA_DIR. */
export function databasePlace(environment: NodeJS.ProcessEnv = process.env): DatabasePlace {
  return {
    url: environment.DATABASE_URL || undefined,
    dataFolder:
      environment.HAKARI_DATA_DIR || path.join(/* turbopackIgnore: true */ process.cwd(), 'data'),
  };
}

/** Opens the database at one place, migrated and ready. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const dialect = place.url ? 'postgres' : 'sqlite';
  const opened: unknown = place.url
    ? await connectPostgres(place.url)
    : await connectSqlite(path.join(path.resolve(place.dataFolder), 'hakari.db'));
  // The one cast: both drivers are seen through the dialect that is being type-checked.
  const connection = opened as Connection;
  const tables = tablesFor(dialect);
  return { ...connection, dialect, tables, probe: () => writeProbe(connection, tables) };
}

async function writeProbe(connection: Connection, { workspaces }: Tables): Promise<void> {
  await connection.write((tx) =>
    tx
      .insert(workspaces)
      .values({ id: 'health-probe', createdMilliseconds: 0, revision: 0 })
      .onConflictDoUpdate({
        target: workspaces.id,
        set: { revision: sql`${workspaces.revision} + 1` },
      }),
  );
}
