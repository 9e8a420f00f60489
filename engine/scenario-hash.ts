import type { Scenario } from './scenario';

/** JSON with object keys sorted, so that equal questions have equal text. */
export function canonicalJson(node: unknown): string {
  if (Array.isArray(node)) return `[${node.map(canonicalJson).join(',')}]`;
  if (typeof node === 'object' && node !== null) {
    const entries = Object.entries(node)
      .filter(([, child]) => child !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(node);
}

/**
 * Short fingerprint of a question: 16 hexadecimal digits of two FNV-1a lanes over its canonical
 * JSON. It tells questions apart; it protects nothing.
 * @source fnv-1a, section 2
 */
export function scenarioHash(scenario: Scenario): string {
  const json = canonicalJson(scenario);
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + index), 0x01000193);
  }
  return [high, low].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
