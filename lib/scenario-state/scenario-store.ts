import type { Scenario } from '@/engine/scenario';
import { edited, type History, historyOf, redone, settled, undone } from './history';

/** A pause this long ends a run of edits to one field, so that the next is a step of its own. */
const RUN_PAUSE_MILLISECONDS = 900;

/** Where a question lives that was never saved: the first screen. Saved ones live under their id. */
export const HOME_KEY = 'home';

export interface ScenarioStore {
  history(): History<Scenario> | null;
  /** Whether what is held belongs to this place. */
  isAt(key: string): boolean;
  subscribe(listener: () => void): () => void;
  /** Sets the first scenario of the first screen; later calls change nothing. */
  start(scenario: Scenario): void;
  /** Puts the present history aside and brings back that of another place, which begins with `scenario`. */
  open(key: string, scenario: Scenario): void;
  /** The present history will belong to `key`, once that is opened: it was saved under that id. */
  handOver(key: string): void;
  /** One edit. Edits with the same `mark` in quick succession are one step of undo. */
  edit(change: (scenario: Scenario) => Scenario, mark?: string): void;
  /** Ends a run of edits: a slider was let go. */
  settle(): void;
  undo(): void;
  redo(): void;
}

/** Holds the scenario that is being edited, outside React, so that it outlives a change of page. */
export function createScenarioStore(): ScenarioStore {
  let current: History<Scenario> | null = null;
  let heldKey = HOME_KEY;
  let promisedKey: string | null = null;
  const aside = new Map<string, History<Scenario>>();
  let pause: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const set = (next: History<Scenario> | null) => {
    if (next === current) return;
    current = next;
    for (const listener of listeners) listener();
  };
  const settle = () => {
    clearTimeout(pause);
    if (current) set(settled(current));
  };
  return {
    history: () => current,
    isAt: (key) => key === heldKey || key === promisedKey,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(scenario) {
      if (current === null) set(historyOf(scenario));
    },
    open(key, scenario) {
      if (key === promisedKey) {
        heldKey = key;
        promisedKey = null;
        return;
      }
      if (key === heldKey && current !== null) return;
      settle();
      if (current !== null) aside.set(promisedKey ?? heldKey, current);
      heldKey = key;
      promisedKey = null;
      set(aside.get(key) ?? historyOf(scenario));
      aside.delete(key);
    },
    handOver(key) {
      if (key !== heldKey) promisedKey = key;
    },
    edit(change, mark) {
      if (current === null) return;
      clearTimeout(pause);
      set(edited(current, change(current.present), mark ?? null));
      if (mark !== undefined) pause = setTimeout(settle, RUN_PAUSE_MILLISECONDS);
    },
    settle,
    undo() {
      if (current) set(undone(current));
    },
    redo() {
      if (current) set(redone(current));
    },
  };
}

/** The one store of a page. The server never writes to it. */
export const scenarioStore = createScenarioStore();
