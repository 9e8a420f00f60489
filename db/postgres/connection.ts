import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { migrationsFolder, refuseNewerSchema } from '../applied-migrations';
import { StorageError, storageErrorOf } from '../errors';
import { patiently } from '../write-queue';

/** Any constant: it names the migration lock of this application within its database. */
const MIGRATION_LOCK = 7_235_411;
const CONNECT_MILLISECONDS = 5_000;

/** Lock and migration on one client: on two, the lock would guard another session. */
async function migrateUnderLock(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const folder = migrationsFolder('postgres');
    const known = await client.query("SELECT to_regclass('drizzle.__drizzle_migrations') AS name");
    if (known.rows[0].name !== null) {
      const last = await client.query(
        'SELECT max(created_at) AS at FROM drizzle.__drizzle_migrations',
      );
      refuseNewerSchema(folder, last.rows[0].at === null ? null : Number(last.rows[0].at));
    }
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}

/** Host and database without user and password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL at ${host}${pathname}`;
}

/** Opens PostgreSQL: migrated under a lock, ten connections, lost ones replaced by the pool. */
export async function connectPostgres(url: string) {
  try {
    await migrateUnderLock(url);
  } catch (thrown) {
    const error = storageErrorOf(thrown);
    if (error?.code !== 'unavailable') throw error ?? thrown;
    throw new StorageError('unavailable', `${placeOf(url)} cannot be used. Check DATABASE_URL.`);
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    options: '-c lock_timeout=5000 -c statement_timeout=15000',
  });
  // Without a listener a dropped idle connection would end the process.
  pool.on('error', () => undefined);
  const db = drizzle(pool);

  return {
    read: db,
    write: <T>(work: (tx: Parameters<Parameters<typeof db.transaction>[0]>[0]) => Promise<T>) =>
      patiently(() => db.transaction(work)),
    backup: () =>
      Promise.reject(
        new StorageError('unavailable', 'PostgreSQL is backed up with pg_dump or by its cluster.'),
      ),
    close: () => pool.end(),
  };
}
