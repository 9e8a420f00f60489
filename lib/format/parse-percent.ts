import { plainText } from './plain-text';

/** The share that a text writes in percent: `87.5`, `87.5 %`, `８７．５％`. Null where it is no percentage. */
export function parsePercent(text: string): number | null {
  const found = /^(\d+\.?\d*|\.\d+)\s*%?$/.exec(plainText(text));
  // Shifted in the text, so that 87.5 is exactly 0.875.
  return found === null ? null : Number(`${found[1]}e-2`);
}
