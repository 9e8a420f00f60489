import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { valuesOf } from '../../engine/catalog/fact';
import { sparsityAssumptionsSchema } from '../../engine/catalog/sparsity-schema';

const fileOf = (folder: string, id: string) =>
  fileURLToPath(new URL(`../../engine/catalog/${folder}/${id}.json`, import.meta.url));

/** A catalog record as it stands on disk. */
export function readRecord(folder: 'assumptions' | 'hardware' | 'stacks', id: string): unknown {
  return JSON.parse(readFileSync(fileOf(folder, id), 'utf8'));
}

/** Part of every step's question; the measured runs are dense. */
export const sparsityValues = valuesOf(
  sparsityAssumptionsSchema.parse(readRecord('assumptions', 'sparsity')),
);

export function writeRecord(folder: 'hardware' | 'stacks', id: string, record: object): void {
  writeFileSync(fileOf(folder, id), `${JSON.stringify(record, null, 2)}\n`);
}
