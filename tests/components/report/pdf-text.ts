import { execFileSync } from 'node:child_process';

const LARGEST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What a poppler tool prints for a PDF given on standard input. */
function poppler(tool: string, before: readonly string[], pdf: Buffer, after: readonly string[]) {
  return execFileSync(tool, [...before, '-', ...after], {
    input: pdf,
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT_BYTES,
  });
}

/** All text of a PDF without its spaces and line ends, so that broken lines read as one. */
export function solidText(pdf: Buffer): string {
  return withoutSpaces(poppler('pdftotext', ['-raw'], pdf, ['-']));
}

export function withoutSpaces(text: string): string {
  return text.replace(/[\s\u2060\f]+/g, '');
}

/** Text of each page, as it is laid out. */
export function pageTexts(pdf: Buffer): string[] {
  return poppler('pdftotext', ['-layout'], pdf, ['-']).split('\f').slice(0, -1);
}

export interface Word {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Every word of each page with its box in points. */
export function wordBoxes(pdf: Buffer): Word[][] {
  const html = poppler('pdftotext', ['-bbox'], pdf, ['-']);
  const number = (text: string | undefined) => Number(text);
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)</g,
        ),
      ].map(([, left, top, right, bottom, text = '']) => ({
        text,
        left: number(left),
        right: number(right),
        top: number(top),
        bottom: number(bottom),
      })),
    );
}

/** Title, producer, pages and the like, by name. */
export function pdfInfo(pdf: Buffer): Record<string, string> {
  const lines = poppler('pdfinfo', [], pdf, []).split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? '']];
    }),
  );
}

/** Names of the fonts used, each with whether it is embedded. */
export function pdfFonts(pdf: Buffer): { name: string; embedded: boolean }[] {
  const lines = poppler('pdffonts', [], pdf, []).split('\n').slice(2).filter(Boolean);
  return lines.map((line) => {
    const [name = ''] = line.split(/\s+/);
    const [embedded] = /\b(?:yes|no)\b/.exec(line.slice(name.length)) ?? [];
    return { name, embedded: embedded === 'yes' };
  });
}
