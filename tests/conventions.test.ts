import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageBlanks } from './message-blanks';
import { isUnitNamed, numericNames } from './numeric-names';
import { bareCode, commentsOf, filesIn, SOURCE_FOLDERS } from './source-text';

type Files = Map<string, string>;
type Rule = (files: Files) => string[];

const CODE_FOLDERS = [...SOURCE_FOLDERS, 'scripts', 'tests'];
const CODE = /\.(?:tsx?|mts|mjs)$/;
const DOCSTRING_LINES = 12;
const COMMENT_LINES = 3;

/** One finding for each match of a pattern, by file and line. */
function matches(name: string, text: string, pattern: RegExp, message: string): string[] {
  return [...text.matchAll(new RegExp(pattern, 'gm'))].map(
    (match) => `${name}:${text.slice(0, match.index).split('\n').length} ${message}: ${match[0]}`,
  );
}
const perFile =
  (check: (text: string, name: string) => string[]): Rule =>
  (files) =>
    [...files].flatMap(([name, text]) => check(text, name));

const bareNumbers = perFile((text, name) =>
  numericNames(text)
    .filter((number) => !isUnitNamed(number))
    .map((number) => `${name}:${number.line} ${number.name} does not say its unit`),
);

const fileNames = perFile((_, name) => {
  const stem = path.basename(name).split('.')[0] as string;
  if (/^(?:utils?|helpers?|commons?|types?|misc)$/.test(stem))
    return [`${name} names no one thing`];
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const route = name.startsWith('app/');
  const parts = name.split('/').map((part) => part.split('.')[0] as string);
  const wrong = parts.find((part) => !kebab.test(route ? part.replace(/[[\]()]|^_/g, '') : part));
  return wrong === undefined || (route && parts.some((part) => part.startsWith('[')))
    ? []
    : [`${name} is not in kebab case`];
});

const comments = perFile((text, name) =>
  commentsOf(text).flatMap((comment) => {
    const limit = comment.text.startsWith('/**') ? DOCSTRING_LINES : COMMENT_LINES;
    return comment.lineCount > limit
      ? [`${name}:${comment.line} a comment of ${comment.lineCount} lines, at most ${limit}`]
      : [];
  }),
);

const docstrings = perFile((text, name) =>
  matches(name, text, /(?<!\*\/\s*)^export (?:async )?function \w+/, 'no docstring before'),
);

const sources: (known: ReadonlySet<string>) => Rule = (known) =>
  perFile((text, name) =>
    [...text.matchAll(/@source ([^\s,;]+)/g)]
      .filter((match) => !known.has(match[1] as string))
      .map((match) => `${name} cites ${match[1]}, which sources.json does not have`),
  );

const unfinished = perFile((text, name) => [
  ...matches(name, bareCode(text), /\bas any\b|: any\b|<any>/, 'any'),
  ...matches(name, bareCode(text), /\.(?:only|skip|todo|fails)\s*\(/, 'a test left out'),
  ...commentsOf(text)
    .filter(({ text: words }) =>
      /@ts-(?:ignore|nocheck|expect-error)|\b(?:TODO|FIXME)\b/.test(words),
    )
    .map((comment) => `${name}:${comment.line} unfinished: ${comment.text}`),
]);

/** Registry hosts and places of one machine. The pattern is cut so that it does not find itself. */
const PLACES = new RegExp(
  ['registry\\.[a-z-]+\\.(?:org|com)', 'npm\\.pkg\\.', '/ro{2}t/', '/wo{1}rk/(?:main|shared)'].join(
    '|',
  ),
);
const places = perFile((text, name) => matches(name, text, PLACES, 'names a place outside'));

const lockAddresses = perFile((text, name) =>
  matches(name, text, /"resolved": "[^"]*"/, 'records a download address'),
);

/** Every message by its key with the names it is filled with: `charts.chips {count}`. */
function messageShapes(node: unknown, key = ''): string[] {
  if (typeof node === 'string') return [`${key} {${messageBlanks(node)}}`];
  return Object.entries(node as Record<string, unknown>).flatMap(([part, child]) =>
    messageShapes(child, key === '' ? part : `${key}.${part}`),
  );
}
const MESSAGES = 'lib/i18n/messages';
const messages: Rule = (files) => {
  const shapes = (language: string) =>
    messageShapes(JSON.parse(files.get(`${MESSAGES}/${language}.json`) as string));
  const [ja, en] = [new Set(shapes('ja')), new Set(shapes('en'))];
  return [
    ...[...ja].filter((shape) => !en.has(shape)).map((shape) => `only in ja.json: ${shape}`),
    ...[...en].filter((shape) => !ja.has(shape)).map((shape) => `only in en.json: ${shape}`),
  ];
};

const engine = () => filesIn(['engine'], CODE);
const code = () => filesIn(CODE_FOLDERS, CODE);
const written = () =>
  new Map([
    ...filesIn(
      [...CODE_FOLDERS, 'docs', '.ci'],
      /\.(?:tsx?|m?js|mts|json|md|css|sql)$|^\.ci\/run$/,
    ),
    ...filesIn(['.'], /^[^/]+\.(?:json|md|ts|js|mjs)$/),
  ]);
const sourceKeys = () =>
  new Set(
    Object.keys(
      JSON.parse(
        filesIn(['engine/catalog'], /\/sources\.json$/)
          .values()
          .next().value as string,
      ),
    ),
  );

describe.each<[string, Rule, () => Files, [string, string]]>([
  [
    'every number says its unit',
    bareNumbers,
    engine,
    ['engine/x.ts', 'type X = { speed: number };'],
  ],
  ['files are named after one thing', fileNames, code, ['lib/format/utils.ts', '']],
  ['files are in kebab case', fileNames, code, ['components/ui/NumberField.tsx', '']],
  ['comments are short', comments, code, ['lib/x.ts', '// a\n// b\n// c\n// d\nconst x = 1;']],
  [
    'engine functions say what they are',
    docstrings,
    engine,
    ['engine/x.ts', 'export function a() {}'],
  ],
  [
    'cited sources exist',
    (f) => sources(sourceKeys())(f),
    engine,
    ['engine/x.ts', '/** @source no-such-key, 1 */'],
  ],
  ['no any', unfinished, code, ['lib/x.ts', 'const x = y as any;']],
  ['nothing is silenced', unfinished, code, ['lib/x.ts', '// @ts-ignore\nconst x = 1;']],
  ['no test is left out', unfinished, code, ['tests/x.test.ts', 'test.skip("a", f);']],
  ['no place outside is named', places, written, ['docs/x.md', `see registry.${'example'}.org`]],
  [
    'the lock file has no addresses',
    lockAddresses,
    () => filesIn(['.'], /^package-lock\.json$/),
    ['package-lock.json', '"resolved": "https://example.org/a.tgz"'],
  ],
])('%s', (_, rule, files, [plantedName, plantedText]) => {
  test('in the repository', () => {
    expect(files().size).toBeGreaterThan(0);
    expect(rule(files())).toEqual([]);
  });
  test('and a planted violation is found', () => {
    expect(rule(new Map([[plantedName, plantedText]]))).toHaveLength(1);
  });
});

describe('messages', () => {
  test('both languages have the same keys with the same blanks', () => {
    expect(messages(filesIn([MESSAGES], /\.json$/))).toEqual([]);
  });
  test('and a planted violation is found', () => {
    const planted = new Map([
      [`${MESSAGES}/ja.json`, '{"a":{"b":"{count} 基"}}'],
      [`${MESSAGES}/en.json`, '{"a":{"b":"chips"}}'],
    ]);
    expect(messages(planted)).toHaveLength(2);
  });
});
