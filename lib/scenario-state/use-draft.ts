'use client';

import { useEffect, useState } from 'react';
import type { Scenario } from '@/engine/scenario';
import { loadEngine } from '@/lib/worker/load-engine';
import { dropDraft, keepDraft, readDraft } from './draft';
import { isSameScenario, type SavedCopy, saveStates } from './saved-copy';
import { scenarioStore } from './scenario-store';

const KEEP_PAUSE_MILLISECONDS = 400;

/** Keeps unsaved work of this place in the browser: always once it was saved, else after a save failed. */
function keepPresent(key: string): void {
  const scenario = scenarioStore.history()?.present;
  const { saved, phase } = saveStates.of(key);
  if (scenario === undefined || !scenarioStore.isAt(key) || phase.kind === 'saving') return;
  if (saved === null) {
    if (phase.kind === 'offline' || phase.kind === 'failed')
      keepDraft(key, { scenario, version: 0 });
  } else if (isSameScenario(scenario, saved.scenario)) dropDraft(key);
  else keepDraft(key, { scenario, version: saved.version });
}

export interface FoundDraft {
  /** Takes the draft off the desk, for what the server holds. */
  discard(): void;
  dismiss(): void;
}

/** Keeps drafts, and brings a draft that an earlier visit left back onto the desk: tells so once. */
export function useDraft(key: string, saved: SavedCopy | null): FoundDraft | null {
  const [found, setFound] = useState<{ key: string; before: Scenario } | null>(null);
  useEffect(() => {
    let left = false;
    const draft = readDraft(key);
    const take = async () => {
      if (draft === null) return;
      const { readScenario } = await loadEngine();
      const before = scenarioStore.history()?.present;
      if (left || before === undefined || !scenarioStore.isAt(key)) return;
      const known = saveStates.of(key).saved;
      // An edited case, or one that a link brought, is not replaced.
      if (known === null ? window.location.hash !== '' : !isSameScenario(before, known.scenario))
        return;
      try {
        const scenario = readScenario(draft.scenario);
        if (isSameScenario(scenario, before)) return dropDraft(key);
        scenarioStore.edit(() => scenario);
        if (known !== null && draft.version < known.version)
          saveStates.set(key, {
            saved: { ...known, version: draft.version },
            phase: { kind: 'idle' },
          });
        setFound({ key, before });
      } catch {
        dropDraft(key);
      }
    };
    void take();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = scenarioStore.subscribe(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => keepPresent(key), KEEP_PAUSE_MILLISECONDS);
    });
    return () => {
      left = true;
      clearTimeout(waiting);
      keepPresent(key);
      unsubscribe();
    };
  }, [key]);
  if (found === null || found.key !== key) return null;
  return {
    discard() {
      scenarioStore.edit(() => found.before);
      if (saved !== null) saveStates.set(key, { saved, phase: { kind: 'idle' } });
      dropDraft(key);
      setFound(null);
    },
    dismiss: () => setFound(null),
  };
}
