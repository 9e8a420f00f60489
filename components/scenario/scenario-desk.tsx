'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Scenario } from '@/engine/scenario';
import type { Names } from '@/lib/queries/names';
import { useFragmentSync } from '@/lib/scenario-state/use-fragment-sync';
import { useUndoKeys } from '@/lib/scenario-state/use-undo-keys';
import { startAdviser } from '@/lib/worker/adviser';
import { loadEngine } from '@/lib/worker/load-engine';
import { DeskProvider, deskOf } from './scenario-context';

interface ScenarioDeskProps {
  initial: Scenario;
  names: Names;
  children: ReactNode;
}

/** Keeps one scenario for all that stands on it: history, link, engine and worker. */
export function ScenarioDesk({ initial, names, children }: ScenarioDeskProps) {
  const [desk] = useState(() => deskOf(initial, names));
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
      }),
  );
  useFragmentSync(desk.initial.present);
  useUndoKeys();
  useEffect(() => {
    void loadEngine();
    startAdviser();
  }, []);
  return (
    <DeskProvider value={desk}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </DeskProvider>
  );
}
