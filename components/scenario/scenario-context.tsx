'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Scenario } from '@/engine/scenario';
import type { DefaultView } from '@/lib/queries/default-view';
import { type History, historyOf } from '@/lib/scenario-state/history';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';

/** The default case with its answer, as the server sent it, and the history that starts from it. */
export interface Desk extends DefaultView {
  initial: History<Scenario>;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function deskOf(view: DefaultView): Desk {
  return { ...view, initial: historyOf(view.answer.scenario) };
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk needs a DeskProvider above it');
  return desk;
}

export function useScenarioHistory(): History<Scenario> {
  const { initial } = useDesk();
  return useSyncExternalStore(
    scenarioStore.subscribe,
    () => scenarioStore.history() ?? initial,
    () => initial,
  );
}

export function useScenario(): Scenario {
  return useScenarioHistory().present;
}
