import type { Face } from './fonts';

/** What Japanese printing sets where a character is missing. */
const MISSING = '〓';
const SPACES = /[\t\n\v\f\r\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000]+/g;
/** Controls, marks of direction, joiners, fillers and variation selectors: they print nothing. */
const UNPRINTED =
  /\p{Cc}|\p{Cf}|[\u{fe00}-\u{fe0f}]|[\u{e0100}-\u{e01ef}]|\u034f|[\u115f\u1160\u3164\uffa0]/gu;

/** Text of a user that the font can draw whole: one line, no controls, a geta for what it lacks. */
export function printableText(text: string, face: Face): string {
  const plain = text.normalize('NFC').replace(SPACES, ' ').replace(UNPRINTED, '').trim();
  return [...plain].map((each) => (face.hasGlyph(each) ? each : MISSING)).join('');
}
