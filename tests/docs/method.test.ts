import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { STEPS } from '@/components/method/steps';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DOCUMENT = readFileSync(path.join(ROOT, 'docs/method.md'), 'utf8');

/** Files in backticks that are not there, and functions of a table row that its file does not export. */
function faultsOf(document: string): string[] {
  const files = [...document.matchAll(/`((?:engine|scripts)\/[^`\s]+)`/g)].map(([, file]) => file);
  const missing = files.filter((file) => file === undefined || !existsSync(path.join(ROOT, file)));
  const rows = document.split('\n').filter((line) => /^\| `/.test(line));
  const misplaced = rows.flatMap((row) => {
    const file = /`(engine\/[^`]+)`/.exec(row)?.[1] ?? '';
    if (!existsSync(path.join(ROOT, file))) return [];
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    return [...(row.split(' | ')[0] ?? '').matchAll(/`(\w+)`/g)]
      .filter(([, name]) => !text.includes(`export function ${name}(`))
      .map(([, name]) => `${file} does not export ${name}`);
  });
  return [...missing.map((file) => `${file} is missing`), ...misplaced];
}

test('every file that the method names exists and exports what its row says', () => {
  expect(DOCUMENT.match(/^\| `/gm)?.length).toBeGreaterThan(40);
  expect(faultsOf(DOCUMENT)).toEqual([]);
});

test('a planted missing file and a planted missing function are found', () => {
  expect(faultsOf('| `gemmSeconds` | x | `engine/machine/gpu/gems.ts` |')).toEqual([
    'engine/machine/gpu/gems.ts is missing',
  ]);
  expect(faultsOf('| `gemSeconds` | x | `engine/machine/gpu/gemm.ts` |')).toEqual([
    'engine/machine/gpu/gemm.ts does not export gemSeconds',
  ]);
});

test('the steps of the method page name files of the document', () => {
  const named = STEPS.flatMap(({ equations }) => equations.map(({ file }) => file));
  expect(named.length).toBeGreaterThan(10);
  for (const file of named) expect(DOCUMENT).toContain(`\`${file}\``);
});
