import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TOKENS } from '@/components/charts/tokens';

const channel = (hex: string, at: number) => {
  const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string) =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
const contrast = (a: string, b: string) => {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

const THEMES = ['light', 'dark', 'print'] as const;
const FAMILIES = ['familyNvidia', 'familyAmd', 'familyRdu', 'familyOther'] as const;

test.each(THEMES)('marks stand out from the ground in %s', (theme) => {
  for (const token of [...FAMILIES, 'accent'] as const)
    expect([token, contrast(TOKENS[token][theme], TOKENS.ground[theme]) >= 3]).toEqual([
      token,
      true,
    ]);
});

test.each(THEMES)('words are readable on the ground in %s', (theme) => {
  for (const token of ['ink', 'inkSoft', 'inkFaint'] as const)
    expect([token, contrast(TOKENS[token][theme], TOKENS.ground[theme]) >= 4.5]).toEqual([
      token,
      true,
    ]);
});

test('machine families differ in lightness for a black-and-white printer', () => {
  const nvidia = luminance(TOKENS.familyNvidia.print);
  const rdu = luminance(TOKENS.familyRdu.print);
  expect(rdu / nvidia).toBeGreaterThan(1.6);
});

test('the page defines the same colours', () => {
  const css = readFileSync('app/globals.css', 'utf8');
  for (const { variable, light, dark } of Object.values(TOKENS))
    expect(css).toContain(`${variable}: light-dark(${light}, ${dark});`);
});
