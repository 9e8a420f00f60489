'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Recommendation } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { advise } from '@/lib/worker/adviser';

/** `first` answers `firstScenario`: it came with the page and needs no worker. While a new one is worked out, the last stands. */
export function useRecommendation(
  scenario: Scenario,
  firstScenario: Scenario,
  first: Recommendation | null,
) {
  return useQuery({
    queryKey: ['recommendation', { ...scenario, name: '', note: '' }],
    queryFn: ({ signal }) => advise(scenario, signal),
    initialData: scenario === firstScenario ? (first ?? undefined) : undefined,
    placeholderData: keepPreviousData,
  });
}
