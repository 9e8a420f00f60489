import path from 'node:path';
import { expect, test } from 'vitest';
import { bareCode, filesIn, SOURCE_FOLDERS } from './source-text';

const CLIENT_LIB = ['format', 'figures', 'i18n', 'queries', 'scenario-state', 'worker', 'export'];
const lib = (names: string[]) => names.map((name) => `lib/${name}/`);
const MONEY_AND_AFTER = ['economics', 'energy', 'uncertainty', 'recommend'];

/** Files that begin with `from` may import only what begins with one of `only`, and nothing of `never`. */
const RULES: { from: string; only?: string[]; never?: string[]; except?: string }[] = [
  { from: 'engine/', only: ['engine/', 'zod'], except: 'engine/cli.ts' },
  { from: 'engine/workload/', never: MONEY_AND_AFTER.map((name) => `engine/${name}/`) },
  { from: 'engine/machine/', never: MONEY_AND_AFTER.map((name) => `engine/${name}/`) },
  { from: 'engine/uncertainty/', never: ['engine/simulate'] },
  { from: 'engine/recommend/', never: ['engine/simulate'] },
  { from: 'db/', never: ['lib/', 'components/', 'app/', 'react', 'next'] },
  { from: 'lib/', never: ['components/', 'app/'] },
  ...lib(CLIENT_LIB).map((from) => ({ from, never: ['db/', 'drizzle-orm', 'pg', '@libsql'] })),
  { from: 'components/', never: ['db/', 'app/', 'drizzle-orm', 'pg', '@libsql'] },
  { from: 'components/charts/', never: ['lib/queries/', 'lib/scenario-state/', '@tanstack'] },
  { from: 'app/', never: ['db/', 'drizzle-orm', 'pg', '@libsql'] },
];
const IMPURE = /\bfetch\s*\(|\bDate\s*[.(]|\bnew Date\b|\bMath\.random\b|\bconsole\b|\bprocess\b/;
const IMPORT = /(?:\bfrom|\bimport|\bimport\s*\()\s*'([^']+)'/g;

function target(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? path.posix.join(path.dirname(file), specifier) : specifier;
}

function violations(files: Map<string, string>): string[] {
  return [...files].flatMap(([file, text]) => {
    const rules = RULES.filter((rule) => file.startsWith(rule.from) && file !== rule.except);
    const targets = [...text.matchAll(IMPORT)].map((match) => target(file, match[1] as string));
    const begins = (name: string) => (start: string) =>
      start.endsWith('/') ? name.startsWith(start) : name.split('/')[0] === start || name === start;
    const forbidden = targets.filter((name) =>
      rules.some(
        ({ only, never }) => never?.some(begins(name)) || only?.some(begins(name)) === false,
      ),
    );
    const pure = !file.startsWith('engine/') || file === 'engine/cli.ts';
    const impure = pure ? null : IMPURE.exec(bareCode(text));
    return [
      ...forbidden.map((name) => `${file} may not import ${name}`),
      ...(impure === null ? [] : [`${file} may not use ${impure[0]}`]),
    ];
  });
}

test('layers import only what stands before them', () => {
  const files = filesIn(SOURCE_FOLDERS, /\.tsx?$/);
  for (const folder of SOURCE_FOLDERS)
    expect(
      [...files.keys()].some((name) => name.startsWith(`${folder}/`)),
      folder,
    ).toBe(true);
  expect(violations(files)).toEqual([]);
});

test.each([
  ['engine/workload/x.ts', `import { rent } from '../economics/rent';`],
  ['engine/machine/gpu/x.ts', `import { meanPower } from '../../energy/power';`],
  ['engine/x.ts', `import { readFileSync } from 'node:fs';`],
  ['engine/x.ts', `import React from 'react';`],
  ['engine/x.ts', `export { formatCount } from '@/lib/format/number';`],
  ['engine/x.ts', `const now = Date.now();`],
  ['engine/x.ts', `export const dice = () => Math.random();`],
  ['engine/recommend/x.ts', `import { simulate } from '../simulate';`],
  ['db/x.ts', `import { createScenario } from '@/lib/scenarios/create';`],
  ['lib/format/x.ts', `import { openDatabase } from '@/db/open';`],
  ['components/ui/x.tsx', `import { tables } from '../../db/tables';`],
  ['components/charts/x.ts', `import { useAnswer } from '@/lib/queries/answer';`],
  ['app/x/page.tsx', `const db = await import('@/db/open');`],
])('a planted violation is found: %s %s', (file, text) => {
  expect(violations(new Map([[file, text]]))).toHaveLength(1);
});

test('what the rules allow is let through', () => {
  const allowed = `import { z } from 'zod';\n// Date.now()\nimport { x } from '../units';`;
  expect(violations(new Map([['engine/run/x.ts', allowed]]))).toEqual([]);
});
