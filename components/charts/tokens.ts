/**
 * The colours that screen and paper share. A scene names tokens; the page turns them into CSS
 * variables (defined in app/globals.css), paper into the print hex. Hues derive from Okabe and Ito:
 * blue, orange and reddish purple stay apart for colour-blind readers, and their lightness
 * differs for a black-and-white printer.
 */
export const TOKENS = {
  ground: { variable: '--ground', light: '#fbfaf7', dark: '#15181d', print: '#ffffff' },
  ink: { variable: '--ink', light: '#1d2126', dark: '#eceae4', print: '#16191d' },
  inkSoft: { variable: '--ink-soft', light: '#565d66', dark: '#a9afb8', print: '#4a5058' },
  inkFaint: { variable: '--ink-faint', light: '#6a717a', dark: '#8e96a0', print: '#5f666f' },
  rule: { variable: '--rule', light: '#dedbd3', dark: '#31363e', print: '#d8d8d8' },
  accent: { variable: '--accent', light: '#0b6e5b', dark: '#5cc5ab', print: '#0b6e5b' },
  familyNvidia: {
    variable: '--family-nvidia',
    light: '#2c5f94',
    dark: '#7fafe0',
    print: '#2c5f94',
  },
  familyAmd: { variable: '--family-amd', light: '#96527f', dark: '#cf93ba', print: '#96527f' },
  familyRdu: { variable: '--family-rdu', light: '#bf6a16', dark: '#e8a657', print: '#bf6a16' },
  familyOther: { variable: '--family-other', light: '#686e76', dark: '#9aa1aa', print: '#686e76' },
} as const satisfies Record<
  string,
  { variable: `--${string}`; light: string; dark: string; print: string }
>;

export type Token = keyof typeof TOKENS;
export type Palette = 'css' | 'light' | 'dark' | 'print';

/** What a renderer paints with: a CSS variable in the page, a hex value everywhere else. */
export function colourOf(token: Token, palette: Palette): string {
  return palette === 'css' ? `var(${TOKENS[token].variable})` : TOKENS[token][palette];
}
