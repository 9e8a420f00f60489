'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { DefaultView } from '@/lib/queries/default-view';
import { useFragmentSync } from '@/lib/scenario-state/use-fragment-sync';
import { useUndoKeys } from '@/lib/scenario-state/use-undo-keys';
import { startAdviser } from '@/lib/worker/adviser';
import { loadEngine } from '@/lib/worker/load-engine';
import { DeskProvider, deskOf } from './scenario-context';

let browserClient: QueryClient | undefined;

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
}

/** One client per browser, so that advice outlives a change of language; one per rendering on the server. */
function queryClient(): QueryClient {
  if (typeof window === 'undefined') return newQueryClient();
  browserClient ??= newQueryClient();
  return browserClient;
}

/** Keeps one scenario for all that stands on it: history, link, engine and worker. */
export function ScenarioDesk({ view, children }: { view: DefaultView; children: ReactNode }) {
  const [desk] = useState(() => deskOf(view));
  const [client] = useState(queryClient);
  useFragmentSync(desk.initial.present);
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
