import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
export const SOURCE_FOLDERS = ['app', 'components', 'lib', 'db', 'engine'];

/** Files of the repository by their path from the root, as text; of the root only its own. */
export function filesIn(folders: readonly string[], extension: RegExp): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    const recursive = folder !== '.';
    const entries = readdirSync(path.join(ROOT, folder), { recursive, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
    for (const entry of entries.sort()) {
      const name = entry.split(path.sep).join('/');
      if (extension.test(name)) files.set(name, readFileSync(path.join(ROOT, entry), 'utf8'));
    }
  }
  return files;
}

export interface Comment {
  text: string;
  lineCount: number;
  line: number;
}

const TOKENS =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=[(,=:[!&|?{};+\n]\s*|return\s+)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

/** Code with comments gone and the inside of strings, templates and patterns emptied; lines stay. */
export function bareCode(text: string): string {
  return text.replace(TOKENS, (token) => {
    const lines = token.replace(/[^\n]/g, '');
    return token.startsWith('/*') || token.startsWith('//') ? lines : `''${lines}`;
  });
}

/** Every comment with the lines it takes; neighbouring `//` lines are one comment. */
export function commentsOf(text: string): Comment[] {
  const comments: Comment[] = [];
  for (const match of text.matchAll(TOKENS)) {
    const token = match[0];
    if (!token.startsWith('/*') && !token.startsWith('//')) continue;
    const line = text.slice(0, match.index).split('\n').length;
    const previous = comments.at(-1);
    const alone = /\n\s*$/.test(`\n${text.slice(0, match.index)}`);
    const follows = previous !== undefined && previous.line + previous.lineCount === line;
    if (token.startsWith('//') && alone && follows && previous.text.startsWith('//')) {
      previous.text += `\n${token}`;
      previous.lineCount += 1;
    } else comments.push({ text: token, line, lineCount: token.split('\n').length });
  }
  return comments;
}
