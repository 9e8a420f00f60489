/** May be below zero: what is given back, gained or lost. */
const SIGNED = new Set(['residual', 'netPresentValueUsd', 'returnRatio', 'gap', 'missing']);

/** Paths of the numbers that are no honest figure: NaN, infinite, or negative where that means nothing. */
export function brokenNumbers(node: unknown, path: string[] = []): string[] {
  if (typeof node === 'number') {
    const signed = path.some((key) => SIGNED.has(key));
    return Number.isFinite(node) && (signed || node >= 0) ? [] : [`${path.join('.')} = ${node}`];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => brokenNumbers(child, [...path, key]));
}
