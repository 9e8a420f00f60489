'use client';

import { useEffect } from 'react';
import { scenarioStore } from './scenario-store';

/** A field whose text was refused keeps the browser's own undo: that text is in no scenario. */
function ownsUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('[aria-invalid="true"], textarea, [contenteditable]');
}

/** Ctrl or Cmd with Z, with Shift+Z or Y for redo. */
export function useUndoKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || ownsUndo(event.target)) return;
      const key = event.key.toLowerCase();
      const redo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!redo && key !== 'z') return;
      event.preventDefault();
      if (redo) scenarioStore.redo();
      else scenarioStore.undo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
