'use client';

import { useQuery } from '@tanstack/react-query';
import type { Scenario } from '@/engine/scenario';
import { askLayoutAccount } from '@/lib/worker/adviser';

/** The account of an option's layout, from the worker, kept until the question changes. */
export function useLayoutAccount(scenario: Scenario, optionId: string, chipCount: number) {
  return useQuery({
    queryKey: ['layout', optionId, chipCount, { ...scenario, name: '', note: '' }],
    queryFn: ({ signal }) => askLayoutAccount(scenario, optionId, chipCount, signal),
  });
}
