import { createRequire } from 'node:module';
import path from 'node:path';
import { Font } from '@react-pdf/renderer';

export const FONT_FAMILY = 'Noto Sans JP';
export const FONT_WEIGHT = { regular: 400, bold: 600 } as const;

const FILES = {
  [FONT_WEIGHT.regular]: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  [FONT_WEIGHT.bold]: '@expo-google-fonts/noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf',
};

/** What typesetting asks of a font. */
export interface Face {
  /** Width of a character at size 1. */
  advanceEm(character: string): number;
  hasGlyph(character: string): boolean;
}

/** The part of a parsed font that is read here. */
interface ParsedFont {
  unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { advanceWidth: number };
}

let loaded: Promise<{ regular: Face; bold: Face }> | undefined;

/** Both weights, parsed once per process. */
export function fontFaces(): Promise<{ regular: Face; bold: Face }> {
  loaded ??= loadFaces();
  return loaded;
}

async function loadFaces(): Promise<{ regular: Face; bold: Face }> {
  // From the project's folder, not from this file: a bundle keeps no path to its source.
  const { resolve } = createRequire(path.join(process.cwd(), 'package.json'));
  Font.register({
    family: FONT_FAMILY,
    fonts: Object.entries(FILES).map(([weight, file]) => ({
      src: resolve(file),
      fontWeight: Number(weight),
    })),
  });
  // Lines are broken before layout; nothing may be hyphenated after it.
  Font.registerHyphenationCallback((word) => [word]);
  return {
    regular: await faceOf(FONT_WEIGHT.regular),
    bold: await faceOf(FONT_WEIGHT.bold),
  };
}

async function faceOf(fontWeight: number): Promise<Face> {
  const descriptor = { fontFamily: FONT_FAMILY, fontWeight };
  await Font.load(descriptor);
  const font = Font.getFont(descriptor)?.data as ParsedFont | null | undefined;
  if (!font) throw new Error(`the font ${FONT_FAMILY} ${fontWeight} could not be read`);
  const advances = new Map<string, number>();
  const codePointOf = (character: string) => character.codePointAt(0) ?? 0;
  return {
    advanceEm(character) {
      let advance = advances.get(character);
      if (advance === undefined) {
        advance = font.glyphForCodePoint(codePointOf(character)).advanceWidth / font.unitsPerEm;
        advances.set(character, advance);
      }
      return advance;
    },
    hasGlyph: (character) => font.hasGlyphForCodePoint(codePointOf(character)),
  };
}
