import lz from 'lz-string';
import type { Scenario } from '@/engine/scenario';

/** Version of the way a scenario is written into a link. */
export const FRAGMENT_PREFIX = '#v1=';

type Plain = { [key: string]: unknown };
/** Dotted path of a field (field names hold no dot) to its value. */
type Difference = Record<string, unknown>;

function isPlain(node: unknown): node is Plain {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

const sameKeys = (a: Plain, b: Plain) =>
  Object.keys(a).sort().join() === Object.keys(b).sort().join();

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Fields of `node` that are not as in `base`. A list, or an object of another shape, counts as one field. */
function differenceOf(node: Plain, base: Plain, prefix = ''): Difference {
  const difference: Difference = {};
  for (const [key, value] of Object.entries(node)) {
    const before = base[key];
    if (sameValue(value, before)) continue;
    if (isPlain(value) && isPlain(before) && sameKeys(value, before))
      Object.assign(difference, differenceOf(value, before, `${prefix}${key}.`));
    else difference[`${prefix}${key}`] = value;
  }
  return difference;
}

/** A copy of `base` with the fields of a difference set. Paths that lead nowhere are kept for the strict reader to refuse. */
function appliedDifference(base: Plain, difference: Difference): Plain {
  const result = structuredClone(base);
  for (const [path, value] of Object.entries(difference)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let node = result;
    for (const key of keys) {
      const child = Object.hasOwn(node, key) ? node[key] : undefined;
      if (!isPlain(child)) return { [path]: value };
      node = child;
    }
    Object.defineProperty(node, last, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return result;
}

/** What a link carries after `#`: the difference from `base`, compressed. Empty when there is none. */
export function scenarioFragment(scenario: Scenario, base: Scenario): string {
  const difference = differenceOf({ ...scenario }, { ...base });
  if (Object.keys(difference).length === 0) return '';
  return FRAGMENT_PREFIX + lz.compressToEncodedURIComponent(JSON.stringify(difference));
}

export type FragmentReading =
  | { kind: 'none' }
  /** Unchecked: the schema is the door. */
  | { kind: 'scenario'; input: unknown }
  | { kind: 'unreadable' }
  | { kind: 'newer' };

const LONGEST_FRAGMENT = 200_000;

/** Reads what `scenarioFragment` wrote. */
export function readFragment(hash: string, base: Scenario): FragmentReading {
  if (hash === '' || hash === '#') return { kind: 'none' };
  if (!hash.startsWith(FRAGMENT_PREFIX))
    return /^#v\d+=/.test(hash) ? { kind: 'newer' } : { kind: 'none' };
  if (hash.length > LONGEST_FRAGMENT) return { kind: 'unreadable' };
  try {
    const json = lz.decompressFromEncodedURIComponent(hash.slice(FRAGMENT_PREFIX.length));
    const difference: unknown = JSON.parse(json);
    if (!isPlain(difference)) return { kind: 'unreadable' };
    return { kind: 'scenario', input: appliedDifference({ ...base }, difference) };
  } catch {
    return { kind: 'unreadable' };
  }
}
