'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/lib/page';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';
import { getScenarios, type ScenarioListQuery } from './scenario-calls';

const SCENARIOS = 'scenarios';
/** What came with the page is not read again at once. */
export const FRESH_MILLISECONDS = 5_000;

/** Own scenarios page by page. `first` is the unsearched first page, which came with the page. */
export function useScenarioList(
  query: ScenarioListQuery,
  first: Page<SavedScenario>,
  readAt: number,
) {
  return useInfiniteQuery({
    queryKey: [SCENARIOS, query],
    queryFn: ({ pageParam, signal }) => getScenarios(query, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MILLISECONDS,
    placeholderData: (before) => before,
    ...(query.search === '' && {
      initialData: { pages: [first], pageParams: [null] },
      initialDataUpdatedAt: readAt,
    }),
  });
}

/** A change after which every list of scenarios, and of their links, is read anew. */
export function useListChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [SCENARIOS] }),
        client.invalidateQueries({ queryKey: ['shares'] }),
      ]),
  });
}
