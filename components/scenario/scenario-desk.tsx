'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Scenario } from '@/engine/scenario';
import type { DeskView } from '@/lib/queries/desk-view';
import { queryClient } from '@/lib/queries/query-client';
import { historyOf } from '@/lib/scenario-state/history';
import { isSameScenario, type SavedCopy, saveStates } from '@/lib/scenario-state/saved-copy';
import { HOME_KEY, scenarioStore } from '@/lib/scenario-state/scenario-store';
import { useFragmentSync } from '@/lib/scenario-state/use-fragment-sync';
import { useUndoKeys } from '@/lib/scenario-state/use-undo-keys';
import { startAdviser } from '@/lib/worker/adviser';
import { loadEngine } from '@/lib/worker/load-engine';
import { type Desk, DeskProvider } from './scenario-context';

interface ScenarioDeskProps {
  view: DeskView;
  /** The case as it is saved, on a page of its own. */
  saved?: SavedCopy;
  /** The default case; that of `view` where nothing is saved. */
  base?: Scenario;
  children: ReactNode;
}

const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/** Where the scenario on the desk lives. Saving gives the page an address without loading another. */
function useDeskKey(id: string | undefined): string {
  const path = usePathname() ?? '';
  return id ?? /^\/\w\w\/scenarios\/([\w-]+)$/.exec(path)?.[1] ?? HOME_KEY;
}

/** Brings what the server sent onto the desk, unless unsaved work on it is already there. */
function bring(key: string, saved: SavedCopy | null, initial: Scenario): void {
  scenarioStore.open(key, initial);
  if (saved === null || saved.id !== key) return;
  const known = saveStates.of(key).saved;
  const present = scenarioStore.history()?.present;
  if (known === null) saveStates.set(key, { saved, phase: { kind: 'idle' } });
  else if (known.version < saved.version && present && isSameScenario(present, known.scenario)) {
    scenarioStore.edit(() => saved.scenario);
    saveStates.set(key, { saved, phase: { kind: 'idle' } });
  }
}

/** Keeps one scenario for all that stands on it: history, link, engine and worker. */
export function ScenarioDesk({ view, saved, base, children }: ScenarioDeskProps) {
  const [client] = useState(queryClient);
  const [first] = useState(() => {
    const { scenario: answered } = view.answer;
    // One object for both, so that the answer that came along is known to be this question's.
    const isAnswered = saved === undefined || isSameScenario(saved.scenario, answered);
    const scenario = isAnswered ? answered : saved.scenario;
    const copy = saved === undefined ? null : { ...saved, scenario };
    return { ...view, initial: historyOf(scenario), saved: copy, base: base ?? answered };
  });
  const key = useDeskKey(saved?.id);
  const desk = useMemo<Desk>(() => ({ ...first, key, readOnly: false }), [first, key]);
  const isHome = key === HOME_KEY;
  useBrowserLayoutEffect(() => {
    // The first screen begins with what its address says, read below.
    if (!isHome) bring(key, first.saved, first.initial.present);
  }, [key, isHome, first]);
  useFragmentSync(desk.base, isHome);
  useUndoKeys();
  useEffect(() => {
    void loadEngine();
    startAdviser();
  }, []);
  return (
    <DeskProvider value={desk}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </DeskProvider>
  );
}
