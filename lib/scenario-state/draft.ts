import type { Scenario } from '@/engine/scenario';

/** Unsaved work kept in this browser, with the version it was made from (0: never saved). */
export interface Draft {
  scenario: Scenario;
  version: number;
}

const placeOf = (key: string) => `hakari-draft:${key}`;

/** Storage may be full, forbidden or absent; a draft is then simply not kept. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: Draft): void {
  quietly(() => localStorage.setItem(placeOf(key), JSON.stringify(draft)));
}

export function dropDraft(key: string): void {
  quietly(() => localStorage.removeItem(placeOf(key)));
}

/** Unchecked: the schema is the door. */
export function readDraft(key: string): { scenario: unknown; version: number } | null {
  const text = quietly(() => localStorage.getItem(placeOf(key)));
  if (text === null) return null;
  const parsed: unknown = quietly(() => JSON.parse(text));
  if (typeof parsed !== 'object' || parsed === null) return null;
  if (!('scenario' in parsed) || !('version' in parsed)) return null;
  const { scenario, version } = parsed;
  return typeof version === 'number' ? { scenario, version } : null;
}
