import { plainText } from './plain-text';

const POWERS: Readonly<Record<string, number>> = { m: 6, g: 9, t: 12 };

/** Bytes per second as a text writes them: `200`, `200 GB/s`, `1.5 TB/s`; GB/s where no unit is said. Null otherwise. */
export function parseBandwidth(text: string): number | null {
  const found = /^(\d+\.?\d*|\.\d+)\s*(?:([mgt])(?:b(?:\/s|ps)?)?)?$/i.exec(plainText(text));
  if (found === null) return null;
  return Number(`${found[1]}e${POWERS[(found[2] ?? 'g').toLowerCase()]}`);
}
