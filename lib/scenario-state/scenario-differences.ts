import type { Scenario } from '@/engine/scenario';

/** One field that two scenarios answer differently; undefined where one of them has no such field. */
export interface FieldDifference {
  /** `goals.budgetUsd`, `options.1.chipCount` */
  path: string;
  mine: unknown;
  theirs: unknown;
}

function leaves(node: unknown, path: string, found: Map<string, unknown>): Map<string, unknown> {
  if (typeof node !== 'object' || node === null) return found.set(path, node);
  for (const [key, child] of Object.entries(node))
    leaves(child, path === '' ? key : `${path}.${key}`, found);
  return found;
}

/** Every field in which two scenarios differ, in the order of the form. */
export function scenarioDifferences(mine: Scenario, theirs: Scenario): FieldDifference[] {
  const a = leaves(mine, '', new Map());
  const b = leaves(theirs, '', new Map());
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => a.get(path) !== b.get(path))
    .map((path) => ({ path, mine: a.get(path), theirs: b.get(path) }));
}
