import { QueryClient } from '@tanstack/react-query';

let browserClient: QueryClient | undefined;

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
}

/** One client per browser, so that advice outlives a change of language; one per rendering on the server. */
export function queryClient(): QueryClient {
  if (typeof window === 'undefined') return newQueryClient();
  browserClient ??= newQueryClient();
  return browserClient;
}
