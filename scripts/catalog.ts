import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of JSON files, and the key of the catalog that it fills. */
const GROUPS = [
  { folder: 'hardware', key: 'hardware' },
  { folder: 'stacks', key: 'stacks' },
  { folder: 'models', key: 'models' },
  { folder: 'prices', key: 'providers' },
  { folder: 'regions', key: 'regions' },
  { folder: 'assumptions', key: 'assumptions' },
] as const;
const SOURCES_FILE = 'sources.json';
const INDEX_FILE = 'index.ts';
const HASH_LENGTH = 8;

const catalogFolder = fileURLToPath(new URL('../engine/catalog', import.meta.url));

function jsonFiles(folder: string): string[] {
  const path = join(catalogFolder, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** `assumptions/exchange.json` -> `assumptionsExchange`, `models/gpt-1.3b.json` -> `modelsGpt1_3b`. */
function importName(file: string): string {
  return file
    .replace(/\.json$/, '')
    .replaceAll('.', '_')
    .replace(/[^a-z0-9_]+(.)/gi, (_, next: string) => next.toUpperCase());
}

/** Newest full day that any record carries: the date of the data, not of the run. */
function newestDate(contents: readonly string[]): string {
  const days = contents.flatMap((text) =>
    [...text.matchAll(/"date": "(\d{4}-\d{2}-\d{2})"/g)].map((match) => match[1] as string),
  );
  return days.sort().at(-1) ?? '0000-00-00';
}

function contentHash(files: readonly string[], contents: readonly string[]): string {
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    hash.update(`${file}\n${JSON.stringify(JSON.parse(contents[index] as string))}\n`);
  });
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

/** Text of `engine/catalog/index.ts` for the JSON files that are there now. */
export function catalogIndexText(): string {
  const groups = GROUPS.map((group) => ({ ...group, files: jsonFiles(group.folder) }));
  const files = [...groups.flatMap((group) => group.files), SOURCES_FILE].sort();
  const contents = files.map((file) => readFileSync(join(catalogFolder, file), 'utf8'));
  const version = `${newestDate(contents)}-${contentHash(files, contents)}`;
  const imports = files.map((file) => `import ${importName(file)} from './${file}';`);
  const records = groups.map(({ key, files: members }) =>
    members.length === 0
      ? `  ${key}: {},`
      : [
          `  ${key}: {`,
          ...members.map((file) => `    ${recordKey(key, file)}: ${importName(file)},`),
          '  },',
        ].join('\n'),
  );
  return [
    '// biome-ignore-all assist/source/organizeImports: written by `npm run catalog`, sorted by path',
    ...imports.slice(0, -1),
    `import { loadCatalog } from './load';`,
    `import type { Catalog } from './schema';`,
    imports.at(-1),
    '',
    '/** All the engine knows, parsed and cross-checked. */',
    'export const catalog: Catalog = loadCatalog({',
    `  version: '${version}',`,
    ...records,
    '  sources,',
    '});',
    '',
  ].join('\n');
}

/** Ids stay as they are; an assumption's group is a name in code: `model-error` -> `modelError`. */
function recordKey(group: string, file: string): string {
  const name = basename(file, '.json');
  const key =
    group === 'assumptions' ? name.replace(/-(.)/g, (_, next: string) => next.toUpperCase()) : name;
  return /^[a-z_$][\w$]*$/i.test(key) ? key : `'${key}'`;
}

const calledDirectly = process.argv[1] === fileURLToPath(import.meta.url);
if (calledDirectly) {
  const path = join(catalogFolder, INDEX_FILE);
  const text = catalogIndexText();
  const present = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (process.argv.includes('--check')) {
    if (present !== text) {
      console.error('engine/catalog/index.ts is out of date: run `npm run catalog`');
      process.exit(1);
    }
  } else if (present !== text) writeFileSync(path, text);
}
