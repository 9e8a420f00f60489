import { EngineError } from '../errors';
import { type Fact, isFact } from './fact';
import type { Catalog } from './schema';

/** A fact and the keys that lead to it, joined by dots. */
export interface PathFact {
  path: string;
  fact: Fact;
}

const NEAREST_COUNT = 3;

function collectFacts(node: unknown, path: string, found: PathFact[]): void {
  if (isFact(node)) {
    found.push({ path, fact: node });
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node))
    collectFacts(child, path === '' ? key : `${path}.${key}`, found);
}

/** Every fact below a record, with its path; the paths carry `prefix` before them. */
export function factsBelow(record: unknown, prefix = ''): PathFact[] {
  const found: PathFact[] = [];
  collectFacts(record, prefix, found);
  return found;
}

/** Every fact of the catalog with its path, in the catalog's own order. */
export function catalogFacts(catalog: Catalog): PathFact[] {
  return factsBelow(catalog);
}

/**
 * The keys from a record down to the fact at `path`, or null where there is none. Keys may
 * themselves hold dots (`gpt-1.3b`), so every split that names an own key is tried.
 */
export function keysToFact(record: unknown, path: string): string[] | null {
  if (typeof record !== 'object' || record === null || isFact(record)) return null;
  if (Object.hasOwn(record, path) && isFact((record as Record<string, unknown>)[path]))
    return [path];
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const key = path.slice(0, dot);
    if (!Object.hasOwn(record, key)) continue;
    const below = keysToFact((record as Record<string, unknown>)[key], path.slice(dot + 1));
    if (below !== null) return [key, ...below];
  }
  return null;
}

/** Least number of inserted, dropped and replaced characters that turn one text into the other. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++)
      current[column] = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + (from[row - 1] === to[column - 1] ? 0 : 1),
      );
    previous = current;
  }
  return previous[to.length] as number;
}

/** The valid paths that are spelled most like `path`, nearest first. */
export function nearestPaths(catalog: Catalog, path: string): string[] {
  return catalogFacts(catalog)
    .map((entry) => ({ path: entry.path, distance: editDistance(path, entry.path) }))
    .sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1))
    .slice(0, NEAREST_COUNT)
    .map((entry) => entry.path);
}

/** The keys to the fact at a path; throws EngineError `unknownCatalogPath` with the nearest paths. */
export function keysAt(catalog: Catalog, path: string): string[] {
  const keys = keysToFact(catalog, path);
  if (keys === null)
    throw new EngineError('unknownCatalogPath', { path, accepted: nearestPaths(catalog, path) });
  return keys;
}

/** The fact at a path such as `hardware.sambanova-sn30.ratedChipWatts`; throws `unknownCatalogPath`. */
export function factAt(catalog: Catalog, path: string): Fact {
  let node: unknown = catalog;
  for (const key of keysAt(catalog, path)) node = (node as Record<string, unknown>)[key];
  return node as Fact;
}
