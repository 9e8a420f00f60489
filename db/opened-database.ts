import type { Database } from './database';
import { databasePlace, openDatabase } from './open';

const KEY = Symbol.for('hakari.database');
const shared: typeof globalThis & { [KEY]?: Promise<Database> | undefined } = globalThis;

/**
 * The one database of this process, opened on first use. It hangs on `globalThis` because a
 * bundler may load this module several times; a failed opening is tried again.
 */
export function openedDatabase(): Promise<Database> {
  shared[KEY] ??= openDatabase(databasePlace()).catch((thrown: unknown) => {
    shared[KEY] = undefined;
    throw thrown;
  });
  return shared[KEY];
}

/** Closes it after the writes under way, for an orderly end. */
export async function closeDatabase(): Promise<void> {
  const open = shared[KEY];
  shared[KEY] = undefined;
  await (await open)?.close();
}
