import { expect, test } from 'vitest';
import { fittedText, textWidthPx, wrappedText } from '@/components/charts/text-width';

test('a kanji is one em, Latin letters less', () => {
  expect(textWidthPx('学習期間', 10)).toBe(40);
  expect(textWidthPx('0000', 10)).toBeCloseTo(24);
  expect(textWidthPx('iiii', 10)).toBeLessThan(textWidthPx('mmmm', 10) / 3);
});

test('bold is wider', () => {
  expect(textWidthPx('Cost', 12, true)).toBeGreaterThan(textWidthPx('Cost', 12));
});

test('fitted text is never wider than its room', () => {
  const text = 'A100・密学習 rented in Tokyo';
  for (let room = 10; room < 250; room += 7)
    expect(textWidthPx(fittedText(text, room, 12), 12)).toBeLessThanOrEqual(room);
  expect(fittedText(text, 1000, 12)).toBe(text);
});

test('wrapped Japanese keeps every character and begins no line with a full stop', () => {
  const text =
    '初回学習の費用は5,230万円、幅は4,690万円から5,880万円です。疎学習では、さらに下がります。';
  for (let room = 60; room < 400; room += 13) {
    const lines = wrappedText(text, room, 12);
    expect(lines.join('')).toBe(text);
    for (const line of lines) expect(line).not.toMatch(/^[、。，．）]/);
    for (const line of lines) expect(textWidthPx(line, 12)).toBeLessThanOrEqual(room + 12);
  }
});

test('English wraps between words', () => {
  expect(wrappedText('A100 dense costs least', 80, 12)).toEqual(['A100 dense', 'costs least']);
});
