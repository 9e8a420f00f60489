import type { Scenario } from '@/engine/scenario';
import { scenarioFragment } from './fragment';

/** What the server was last known to hold. `scenario` is what the present is compared with. */
export interface SavedCopy {
  id: string;
  version: number;
  scenario: Scenario;
  updatedAt: string;
}

/** What became of the last attempt to save. */
export type SavePhase =
  | { kind: 'idle' }
  | { kind: 'saving' }
  /** The server cannot be reached: the draft is kept here and tried again. */
  | { kind: 'offline' }
  | { kind: 'failed'; code: string }
  /** Somebody else saved in the meantime. */
  | { kind: 'conflict' }
  /** It was deleted elsewhere. */
  | { kind: 'gone' };

export interface SaveState {
  saved: SavedCopy | null;
  phase: SavePhase;
}

export const NEVER_SAVED: SaveState = { saved: null, phase: { kind: 'idle' } };
const states = new Map<string, SaveState>();
const listeners = new Set<() => void>();

export const saveStates = {
  of: (key: string): SaveState => states.get(key) ?? NEVER_SAVED,
  known: (key: string): SaveState | undefined => states.get(key),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  set(key: string, state: SaveState | null): void {
    if (state === null) states.delete(key);
    else states.set(key, state);
    for (const listener of listeners) listener();
  },
};

/** Whether two scenarios ask the same in the same words. */
export function isSameScenario(a: Scenario, b: Scenario): boolean {
  return scenarioFragment(a, b) === '' && scenarioFragment(b, a) === '';
}
