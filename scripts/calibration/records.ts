import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fileOf = (folder: string, id: string) =>
  fileURLToPath(new URL(`../../engine/catalog/${folder}/${id}.json`, import.meta.url));

/** A catalog record as it stands on disk. */
export function readRecord(folder: 'hardware' | 'stacks', id: string): unknown {
  return JSON.parse(readFileSync(fileOf(folder, id), 'utf8'));
}

export function writeRecord(folder: 'hardware' | 'stacks', id: string, record: object): void {
  writeFileSync(fileOf(folder, id), `${JSON.stringify(record, null, 2)}\n`);
}
