import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { migrationsFolder, refuseNewerSchema } from '../applied-migrations';
import { StorageError, storageErrorOf } from '../errors';
import { createWriteQueue } from '../write-queue';
import { holdProcessLock } from './process-lock';

const BUSY_TIMEOUT_MILLISECONDS = 20;

/** An unwritable folder reaches us from the driver as a bare "14": say it in words before. */
function checkFolder(databasePath: string): void {
  const folder = path.dirname(databasePath);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (existsSync(databasePath)) accessSync(databasePath, constants.R_OK | constants.W_OK);
  } catch {
    throw new StorageError('read-only', `${folder} cannot be written. Check HAKARI_DATA_DIR.`);
  }
}

async function assertPragmas(client: Client): Promise<void> {
  await client.execute('PRAGMA journal_mode = WAL');
  const expected: [string, string | number][] = [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['busy_timeout', BUSY_TIMEOUT_MILLISECONDS],
  ];
  for (const [pragma, value] of expected) {
    const found = (await client.execute(`PRAGMA ${pragma}`)).rows[0]?.[0];
    if (found !== value)
      throw new StorageError('unavailable', `PRAGMA ${pragma} is ${found}, needed: ${value}`);
  }
}

async function checkIntegrity(client: Client, databasePath: string): Promise<void> {
  let verdict: unknown;
  try {
    verdict = (await client.execute('PRAGMA quick_check(1)')).rows[0]?.[0];
  } catch (thrown) {
    const error = storageErrorOf(thrown);
    if (error?.code !== 'corrupt') throw error ?? thrown;
  }
  if (verdict === 'ok') return;
  throw new StorageError(
    'corrupt',
    `${databasePath} is damaged. Restore a backup: npm run restore -- FILE`,
  );
}

async function migrateFile(client: Client): Promise<void> {
  const folder = migrationsFolder('sqlite');
  const known = await client.execute(
    "SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'",
  );
  if (known.rows.length > 0) {
    const last = await client.execute('SELECT max(created_at) FROM __drizzle_migrations');
    const value = last.rows[0]?.[0] ?? null;
    refuseNewerSchema(folder, value === null ? null : Number(value));
  }
  await migrate(drizzle(client), { migrationsFolder: folder });
}

/** Opens the file database: locked for this process, checked, migrated, one writer at a time. */
export async function connectSqlite(databasePath: string) {
  checkFolder(databasePath);
  const releaseLock = await holdProcessLock(databasePath);
  const client = openClient(databasePath, releaseLock);
  try {
    await checkIntegrity(client, databasePath);
    await assertPragmas(client);
    await migrateFile(client);
  } catch (thrown) {
    client.close();
    releaseLock();
    throw storageErrorOf(thrown) ?? thrown;
  }
  const db = drizzle(client);
  const queue = createWriteQueue(db, () => client.reconnect());
  return {
    read: db,
    write: queue.write,
    backup: async (target: string) => {
      const unfinished = `${target}.unfinished`;
      rmSync(unfinished, { force: true });
      await queue.idle();
      await client.execute({ sql: 'VACUUM INTO ?', args: [unfinished] });
      renameSync(unfinished, target);
    },
    close: async () => {
      await queue.idle();
      client.close();
      releaseLock();
    },
  };
}

function openClient(databasePath: string, releaseLock: () => void): Client {
  try {
    return createClient({ url: `file:${databasePath}`, timeout: BUSY_TIMEOUT_MILLISECONDS });
  } catch (thrown) {
    releaseLock();
    throw storageErrorOf(thrown) ?? thrown;
  }
}
