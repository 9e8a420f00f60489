import type { Scenario } from './scenario';

/** JSON with object keys sorted, so that equal questions have equal text. */
export function canonicalJson(node: unknown): string {
  if (typeof node === 'number' && Number.isFinite(node)) return String(node);
  if (typeof node !== 'object' || node === null) return JSON.stringify(node);
  if (Array.isArray(node)) return `[${node.map(canonicalJson).join(',')}]`;
  let text = '';
  for (const key of Object.keys(node).sort()) {
    const child = (node as Record<string, unknown>)[key];
    if (child !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(child)}`;
  }
  return `{${text}}`;
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
