/** Advance of printable ASCII from U+0020 on, in thousandths of an em: the wider of IBM Plex Sans and Noto Sans JP. */
const ASCII_THOUSANDTHS = [
  236, 323, 474, 713, 598, 927, 694, 278, 338, 338, 467, 600, 278, 399, 278, 392, 600, 600, 600,
  600, 600, 600, 600, 600, 600, 600, 292, 292, 600, 600, 600, 477, 946, 641, 657, 638, 688, 589,
  559, 695, 728, 400, 535, 646, 543, 812, 723, 742, 633, 742, 640, 596, 599, 721, 609, 891, 613,
  593, 603, 338, 392, 338, 600, 565, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552,
  284, 926, 610, 606, 620, 620, 388, 487, 377, 607, 521, 802, 507, 521, 475, 343, 314, 343, 600,
];
const NARROW_OTHERS = '–−’‘“”¥·';
const EM_THOUSANDTHS = 1000;
const BOLD_RATIO = 1.08;
const FIRST_PRINTABLE = 0x20;
const FIRST_WIDE = 0x1100;
const LATIN_EM_RATIO = 0.62;

function emWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const ascii = ASCII_THOUSANDTHS[code - FIRST_PRINTABLE];
  if (ascii !== undefined) return ascii / EM_THOUSANDTHS;
  if (NARROW_OTHERS.includes(character)) return LATIN_EM_RATIO;
  // Arrows, geometric shapes and mathematical signs come from the Japanese face, a full em wide.
  return code >= FIRST_WIDE || '×±…'.includes(character) ? 1 : LATIN_EM_RATIO;
}

/** An upper estimate of how wide a text is drawn, without a browser: the same on screen and paper. */
export function textWidthPx(text: string, sizePx: number, bold = false): number {
  let emTotal = 0;
  for (const character of text) emTotal += emWidth(character);
  return emTotal * sizePx * (bold ? BOLD_RATIO : 1);
}

const NO_LINE_START = '、。，．）」』】〉》・：；！？％ー…,.;:!?)]%';

/** Breaks that keep Latin words and Japanese punctuation whole. */
function pieces(text: string): string[] {
  const raw = text.match(/[\u0021-\u024f‐-―’“”…]+|\s+|[^\u0021-\u024f\s]/gu) ?? [];
  const joined: string[] = [];
  for (const piece of raw) {
    const previous = joined.at(-1);
    if (previous !== undefined && NO_LINE_START.includes(piece[0] ?? '') && previous.trim() !== '')
      joined[joined.length - 1] = previous + piece;
    else joined.push(piece);
  }
  return joined;
}

/** The text cut so that it fits, with an ellipsis where something was lost. */
export function fittedText(text: string, widthPx: number, sizePx: number, bold = false): string {
  if (textWidthPx(text, sizePx, bold) <= widthPx) return text;
  const characters = [...text];
  while (characters.length > 0) {
    characters.pop();
    const shorter = `${characters.join('').trimEnd()}…`;
    if (textWidthPx(shorter, sizePx, bold) <= widthPx) return shorter;
  }
  return '';
}

/** The text in lines no wider than `widthPx`; the last line that `maximumLines` allows is cut to fit. */
export function wrappedText(
  text: string,
  widthPx: number,
  sizePx: number,
  {
    bold = false,
    maximumLines = Number.POSITIVE_INFINITY,
  }: { bold?: boolean; maximumLines?: number } = {},
): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces(text)) {
    const longer = current + piece;
    if (current === '' || textWidthPx(longer.trimEnd(), sizePx, bold) <= widthPx) {
      current = longer.trimStart();
      continue;
    }
    lines.push(current.trimEnd());
    current = piece.trimStart();
  }
  if (current.trim() !== '') lines.push(current.trimEnd());
  if (lines.length <= maximumLines)
    return lines.map((each) => fittedText(each, widthPx, sizePx, bold));
  const kept = lines.slice(0, maximumLines - 1);
  const rest = lines.slice(maximumLines - 1).join(' ');
  return [...kept, fittedText(rest, widthPx, sizePx, bold)];
}
