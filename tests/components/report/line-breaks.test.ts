import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Face, fontFaces } from '@/components/report/fonts';
import { setLines, setWidthPt } from '@/components/report/line-breaks';
import { printableText } from '@/components/report/printable-text';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';

let face: Face;
let bold: Face;
beforeAll(async () => {
  ({ regular: face, bold } = await fontFaces());
});

const NO_START = /^[、。，．）」』】％！？ーぁぃっゃゅょァッャュョ]/;
const NO_END = /[（「『【￥]$/;
const PIECES = [
  ...['学習期間', 'の', '見込みは', '3,600万円', '。', '、', '（', '）', '「', '」', 'A100', ' '],
  ...['P10–P90', '期限', '99%', 'チップ', 'ストレージ', 'っ', '￥', '1', '！', '・', 'GPT-13B'],
];
const texts = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 });

test('no line begins or ends where kinsoku forbids, and none is too wide', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 60, max: 515 }), (pieces, widthPt) => {
      const text = pieces.join('').replace(/\s+/g, ' ').trim();
      const lines = setLines(text, { widthPt, sizePt: 9, face });
      for (const line of lines) expect(setWidthPt(line, 9, face)).toBeLessThanOrEqual(widthPt);
      // A run of signs as long as a line has nowhere else to break: there, width wins.
      const hasEndlessSigns = /[^\p{L}\p{N}]{5}|[っ」）。、！・（￥」 ]{5}/u.test(text);
      for (const [index, line] of hasEndlessSigns ? [] : lines.entries()) {
        if (index > 0) expect(line).not.toMatch(NO_START);
        if (index < lines.length - 1) expect(line).not.toMatch(NO_END);
      }
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
    { numRuns: 500 },
  );
});

test('a phrase is kept whole where there is room, a number with its unit always', () => {
  const lines = setLines(
    '初回学習の費用は3,600万円（見積り幅 3,320–4,210万円）、期間は22日の見込みです。',
    {
      widthPt: 130,
      sizePt: 9,
      face,
    },
  );
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.some((line) => line.includes('3,600万円'))).toBe(true);
  expect(lines.some((line) => line.includes('4,210万円'))).toBe(true);
});

test('a word wider than its column is cut, not lost and not overflowing', () => {
  const address =
    'https://example.org/a/very/long/path_without_any_space-at-all/and/then/some/more';
  const lines = setLines(address, { widthPt: 70, sizePt: 7.5, face });
  expect(lines.join('')).toBe(address);
  for (const line of lines) expect(setWidthPt(line, 7.5, face)).toBeLessThanOrEqual(70);
});

test('what does not fit the lines allowed ends in an ellipsis', () => {
  const [line, ...more] = setLines('見積り'.repeat(40), {
    widthPt: 100,
    sizePt: 9,
    face,
    maximumLines: 1,
  });
  expect(more).toEqual([]);
  expect(line).toMatch(/…$/);
});

test('the font has every character of both languages', () => {
  const used = new Set([...JSON.stringify(ja), ...JSON.stringify(en), ...'𠮷﨑①㎏￥¥〜―◆△≈']);
  const missing = [...used].filter(
    (each) => each !== '\u2060' && !(face.hasGlyph(each) && bold.hasGlyph(each)),
  );
  expect(missing).toEqual([]);
});

test('characters that the font lacks become the printer’s mark; controls vanish', () => {
  expect(printableText('한글\u0000\u200b\u202e A\tB\u3000C\ufe0f', face)).toBe('〓〓 A B C');
});
