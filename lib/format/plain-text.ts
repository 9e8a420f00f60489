const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * Text as typed on a Japanese keyboard made plain: full-width ASCII to half width, every kind of
 * space to one space, trimmed. Unlike NFKC it leaves `²` and `①` alone, so they are refused later.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/\uffe5/g, '\u00a5')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u3000]+/g, ' ')
    .trim();
}
