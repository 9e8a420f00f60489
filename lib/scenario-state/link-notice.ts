import { useSyncExternalStore } from 'react';

/** What became of the case in the address: told once, beside the answer. */
export type LinkNotice = 'unreadable' | 'newer' | null;

let current: LinkNotice = null;
const listeners = new Set<() => void>();

export function setLinkNotice(notice: LinkNotice): void {
  if (notice === current) return;
  current = notice;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLinkNotice(): LinkNotice {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}
