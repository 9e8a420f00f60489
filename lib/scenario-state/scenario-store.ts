import type { Scenario } from '@/engine/scenario';
import { edited, type History, historyOf, redone, settled, undone } from './history';

/** A pause this long ends a run of edits to one field, so that the next is a step of its own. */
const RUN_PAUSE_MILLISECONDS = 900;

export interface ScenarioStore {
  history(): History<Scenario> | null;
  subscribe(listener: () => void): () => void;
  /** Sets the first scenario; later calls change nothing. */
  start(scenario: Scenario): void;
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
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(scenario) {
      if (current === null) set(historyOf(scenario));
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
