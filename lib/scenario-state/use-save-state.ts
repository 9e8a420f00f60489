'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { NEVER_SAVED, type SavedCopy, type SaveState, saveStates } from './saved-copy';

/** What is known of saving at a place; `sent` is what came with the page. */
export function useSaveState(key: string, sent: SavedCopy | null): SaveState {
  const first = useMemo<SaveState>(
    () => (sent === null ? NEVER_SAVED : { saved: sent, phase: { kind: 'idle' } }),
    [sent],
  );
  return useSyncExternalStore(
    saveStates.subscribe,
    () => saveStates.known(key) ?? first,
    () => first,
  );
}
