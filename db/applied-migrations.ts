import { readFileSync } from 'node:fs';
import path from 'node:path';
import { StorageError } from './errors';

export function migrationsFolder(dialect: 'sqlite' | 'postgres'): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'db', 'migrations', dialect);
}

/** Refuses a database that a newer release has already changed; going on would corrupt its meaning. */
export function refuseNewerSchema(folder: string, lastAppliedMilliseconds: number | null): void {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8'),
  );
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  if (lastAppliedMilliseconds !== null && lastAppliedMilliseconds > newest)
    throw new StorageError(
      'newer-schema',
      'This database was written by a newer release. Install that release or restore a backup.',
    );
}
