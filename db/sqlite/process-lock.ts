import { createClient } from '@libsql/client';
import { StorageError, storageErrorOf } from '../errors';

/**
 * Holds `BEGIN IMMEDIATE` on `<file>.lock` until released or the process dies: two processes
 * writing one file can lose pages in the SQLite bundled here.
 */
export async function holdProcessLock(databasePath: string): Promise<() => void> {
  const client = createClient({ url: `file:${databasePath}.lock`, timeout: 1 });
  try {
    const transaction = await client.transaction('write');
    return () => {
      transaction.close();
      client.close();
    };
  } catch (thrown) {
    client.close();
    if (storageErrorOf(thrown)?.code !== 'busy') throw storageErrorOf(thrown) ?? thrown;
    throw new StorageError(
      'in-use',
      `${databasePath} is open in another process. Stop that one, or set DATABASE_URL to share data between several.`,
    );
  }
}
