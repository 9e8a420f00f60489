'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Scenario } from '@/engine/scenario';
import type { Names } from '@/lib/queries/names';
import { type History, historyOf } from '@/lib/scenario-state/history';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';

export interface Desk {
  /** What a visit without a link starts from, and what links are differences from. */
  initial: History<Scenario>;
  names: Names;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function deskOf(scenario: Scenario, names: Names): Desk {
  return { initial: historyOf(scenario), names };
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
