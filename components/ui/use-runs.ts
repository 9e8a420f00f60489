'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether the page runs: false in the server's HTML, which without JavaScript is all there is. */
export function useRuns(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
