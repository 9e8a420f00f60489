import type { Face } from './fonts';

/** Kinsoku (JIS X 4051): what may not begin a line, and what may not end one. */
const NO_START =
  '、。，．,.・：；:;！？!?）)」』】〉》〕］]｝}’”ー…‥々〜～%％‰°℃ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ／/';
const NO_END = '（(「『【〈《〔［[｛{‘“¥￥$€';
/** What leans on the word before it: particles and endings, so that lines end where phrases end. */
const LEANS = /^[\p{sc=Hiragana}ー]{1,4}$/u;
/** A unit stays with its number. */
const UNIT = /^(?:[万億兆円日年月週時分秒人件倍台枚か]|か月|時間|週間|チップ|ドル|ユーロ|ミリ秒|%)/;
const LATIN = /^[\u0021-\u024f\u2010-\u203a\u2212×±≈]+$/;
const CHUNK_AFTER = '/-_.,&?=:;)';
/** Keeps what stands on both sides of it together; prints nothing and no font has it. */
const WORD_JOINER = '\u2060';

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** The text in pieces that stay whole where there is room. A space ends the piece it follows. */
export function unbrokenPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && joins(last, segment)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces.map((piece) => piece.replaceAll(WORD_JOINER, ''));
}

/** True where what stands before a break, spaces aside, may not end a line. */
function endsOpen(before: string): boolean {
  const shown = [...before.trimEnd()].at(-1);
  return shown !== undefined && NO_END.includes(shown);
}

function joins(before: string, next: string): boolean {
  const first = [...next][0] ?? '';
  const end = [...before].at(-1) ?? '';
  if (first === WORD_JOINER || end === WORD_JOINER) return true;
  if (/\s/.test(first)) return true;
  if (NO_START.includes(first) || endsOpen(before)) return true;
  if (/\s/.test(end)) return false;
  if (LATIN.test(end) && LATIN.test(first)) return true;
  if (/[\d万億兆]/.test(end) && UNIT.test(next)) return true;
  return LEANS.test(next) && /[\p{L}\p{N}）」]/u.test(end);
}

/** A piece too wide for its line, in parts that may stand apart without breaking kinsoku. */
function smallestParts(piece: string): string[] {
  const parts: string[] = [];
  for (const character of piece) {
    const last = parts.at(-1);
    if (last !== undefined && (NO_START.includes(character) || endsOpen(last)))
      parts[parts.length - 1] = last + character;
    else parts.push(character);
  }
  return parts;
}

/** Where a word too wide for its line is best cut: after the last sign that joins parts of a word. */
function goodCut(parts: readonly string[]): number {
  const at = parts.findLastIndex((part) => CHUNK_AFTER.includes(part.at(-1) ?? ' '));
  return at >= parts.length / 2 ? at + 1 : parts.length;
}

export interface LineShape {
  widthPt: number;
  sizePt: number;
  face: Face;
  maximumLines?: number | undefined;
}

/** Width of a text in points. */
export function setWidthPt(text: string, sizePt: number, face: Face): number {
  let widthEm = 0;
  for (const character of text) widthEm += face.advanceEm(character);
  return widthEm * sizePt;
}

/** The text in lines that fit the measure; the last line allowed ends in an ellipsis where more would follow. */
export function setLines(
  text: string,
  { widthPt, sizePt, face, maximumLines }: LineShape,
): string[] {
  // Half a point less than there is, so that rounding in the layout cannot break a line again.
  const room = widthPt - 0.5;
  const width = (part: string) => setWidthPt(part.trimEnd(), sizePt, face);
  const lines: string[] = [];
  let current = '';
  const endLine = () => {
    lines.push(current.trimEnd());
    current = '';
  };
  const put = (piece: string) => {
    if (width(current + piece) <= room) current += piece;
    else if (width(piece) <= room) {
      endLine();
      current = piece;
    } else putCut(piece);
  };
  const putCut = (piece: string) => {
    // Signs without end that may not be parted are parted all the same: nothing leaves its column.
    let rest = smallestParts(piece).flatMap((part) => (width(part) <= room ? part : [...part]));
    // A line that is hardly begun is filled, else the word starts on its own line.
    if (width(current) > room * 0.6) endLine();
    while (rest.length > 0) {
      let count = 0;
      while (count < rest.length && width(current + rest.slice(0, count + 1).join('')) <= room)
        count++;
      if (count === rest.length) {
        current += rest.join('');
        return;
      }
      if (count === 0 && current !== '') {
        endLine();
        continue;
      }
      const cut = Math.max(1, goodCut(rest.slice(0, count)));
      current += rest.slice(0, cut).join('');
      rest = rest.slice(cut);
      endLine();
    }
  };
  for (const piece of unbrokenPieces(text)) put(piece);
  if (current.trim() !== '' || lines.length === 0) endLine();
  if (maximumLines === undefined || lines.length <= maximumLines) return lines;
  const kept = lines.slice(0, maximumLines);
  let last = [...(kept.at(-1) ?? '')];
  while (last.length > 0 && width(`${last.join('')}…`) > room) last = last.slice(0, -1);
  kept[kept.length - 1] = `${last.join('').trimEnd()}…`;
  return kept;
}
