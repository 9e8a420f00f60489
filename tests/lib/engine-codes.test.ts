import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';

const ENGINE = path.join(import.meta.dirname, '../../engine');
const sources = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(ENGINE, file), 'utf8'))
  .join('\n');

/** Codes of the remarks that the engine pushes onto a list of warnings. */
const warningCodes = [
  ...sources.matchAll(/warnings\.push\(\{\s*code: '(\w+)'/g),
  ...sources.matchAll(/'(unknownSoftwareStack|stackOfOtherMachine)'/g),
  ...sources.matchAll(/\[\{ code: '(\w+)'/g),
].map((match) => match[1] as string);

test('every warning of the engine is said in both languages', () => {
  expect(warningCodes.length).toBeGreaterThan(6);
  const missing = [...new Set(warningCodes)].filter(
    (code) => !Object.hasOwn(en.warning, code) || !Object.hasOwn(ja.warning, code),
  );
  expect(missing).toEqual([]);
});

test('every remark on a phased plan, and every refusal of one, is said in both languages', () => {
  const folder = path.join(ENGINE, 'recommend');
  const roadmap = ['roadmap.ts', 'pilot.ts']
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
  const remarks = [...roadmap.matchAll(/(?:code: |remark\()'(\w+)'/g)].map(
    (match) => match[1] as string,
  );
  const refusals = [...roadmap.matchAll(/refused\('(\w+)'/g)].map((match) => match[1] as string);
  expect(remarks.length).toBeGreaterThan(6);
  expect(refusals.length).toBeGreaterThan(1);
  for (const { roadmap: words } of [en, ja]) {
    expect(Object.keys(words.remark)).toEqual(expect.arrayContaining(remarks));
    expect(Object.keys(words.refused)).toEqual(expect.arrayContaining(refusals));
  }
});
