'use client';

import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import type { Scenario } from '@/engine/scenario';
import { saveScenario } from '@/lib/queries/save-scenario';
import { isSameScenario, type SavedCopy, type SavePhase } from '@/lib/scenario-state/saved-copy';
import { useSaveState } from '@/lib/scenario-state/use-save-state';
import { useDesk, useScenario } from './scenario-context';

export interface ScenarioDocument {
  key: string;
  scenario: Scenario;
  saved: SavedCopy | null;
  phase: SavePhase;
  /** The desk holds what the server does not. */
  isUnsaved: boolean;
  /** Saves; null where that did not work, and `phase` says why. */
  save: () => Promise<SavedCopy | null>;
  /** As `save`, where the server does not hold it yet. */
  savedNow: () => Promise<SavedCopy | null>;
}

/** The scenario on the desk with what is known of its saving. */
export function useDocument(): ScenarioDocument {
  const { key, saved: sent } = useDesk();
  const scenario = useScenario();
  const locale = useLocale();
  const { saved, phase } = useSaveState(key, sent?.id === key ? sent : null);
  const isUnsaved = saved === null || !isSameScenario(scenario, saved.scenario);
  const save = useCallback(async () => {
    const copy = await saveScenario(key);
    // The page stays: only its address changes from "the first screen" to "this scenario".
    if (copy !== null && copy.id !== key)
      window.history.replaceState(null, '', `/${locale}/scenarios/${copy.id}`);
    return copy;
  }, [key, locale]);
  const savedNow = useCallback(
    async () => (saved !== null && !isUnsaved ? saved : save()),
    [saved, isUnsaved, save],
  );
  return { key, scenario, saved, phase, isUnsaved, save, savedNow };
}
