import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Database } from '@/db/database';
import { type DatabasePlace, openDatabase } from '@/db/open';
import { startPostgres } from '../../scripts/postgres.mjs';

export const DIALECTS = ['sqlite', 'postgres'] as const;
export type Dialect = (typeof DIALECTS)[number];

export interface Places {
  /** An empty database of its own. */
  fresh(dialect: Dialect): Promise<DatabasePlace>;
  open(dialect: Dialect): Promise<Database>;
  stop(): Promise<void>;
}

/** Throw-away databases: files in a temporary folder, and a PostgreSQL server started when asked. */
export function temporaryPlaces(): Places {
  const folder = mkdtempSync(path.join(tmpdir(), 'hakari-db-'));
  const opened: Database[] = [];
  let server: ReturnType<typeof startPostgres> | undefined;
  let madeCount = 0;

  async function fresh(dialect: Dialect): Promise<DatabasePlace> {
    madeCount += 1;
    if (dialect === 'sqlite')
      return { url: undefined, dataFolder: path.join(folder, String(madeCount)) };
    server ??= startPostgres();
    const { url } = await server;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const name = `hakari_${madeCount}`;
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    const address = new URL(url);
    address.pathname = `/${name}`;
    return { url: address.href, dataFolder: folder };
  }

  return {
    fresh,
    async open(dialect) {
      const database = await openDatabase(await fresh(dialect));
      opened.push(database);
      return database;
    },
    async stop() {
      await Promise.allSettled(opened.map((database) => database.close()));
      await (await server)?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
