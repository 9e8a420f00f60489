'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Scenario } from '@/engine/scenario';
import type { DeskView } from '@/lib/queries/desk-view';
import { type History, historyOf } from '@/lib/scenario-state/history';
import type { SavedCopy } from '@/lib/scenario-state/saved-copy';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';

/** The case that the server sent with its answer, and the history that starts from it. */
export interface Desk extends DeskView {
  initial: History<Scenario>;
  /** Where the scenario lives: the first screen, or the id it is saved under. */
  key: string;
  /** As saved, where it was when the page was sent. */
  saved: SavedCopy | null;
  /** What links are told apart from: the default case. */
  base: Scenario;
  /** A shared view: shown, not edited. */
  readOnly: boolean;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** A desk that shows a case and never writes to the store. */
export function shownDesk(view: DeskView): Desk {
  const { scenario } = view.answer;
  return {
    ...view,
    initial: historyOf(scenario),
    key: '',
    saved: null,
    base: scenario,
    readOnly: true,
  };
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk needs a DeskProvider above it');
  return desk;
}

export function useScenarioHistory(): History<Scenario> {
  const { initial, key } = useDesk();
  return useSyncExternalStore(
    scenarioStore.subscribe,
    () => (scenarioStore.isAt(key) ? scenarioStore.history() : null) ?? initial,
    () => initial,
  );
}

export function useScenario(): Scenario {
  return useScenarioHistory().present;
}
