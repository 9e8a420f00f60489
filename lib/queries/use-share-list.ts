'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@/lib/page';
import type { ShareLink } from '@/lib/shares/share-link';
import { changeShare, getShares, type ShareAction } from './share-calls';
import { FRESH_MILLISECONDS } from './use-scenario-list';

/** Every link that was made, page by page; `first` came with the page. */
export function useShareList(first: Page<ShareLink>, readAt: number) {
  return useInfiniteQuery({
    queryKey: ['shares'],
    queryFn: ({ pageParam, signal }) => getShares(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MILLISECONDS,
    initialData: { pages: [first], pageParams: [null] },
    initialDataUpdatedAt: readAt,
  });
}

/** Pauses, resumes, revokes or rotates a link. */
export function useShareChange(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: ShareAction) => changeShare(id, action),
    onSettled: () => client.invalidateQueries({ queryKey: ['shares'] }),
  });
}
