'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Recommendation } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { advise } from '@/lib/worker/adviser';

/** Advice on a scenario with the question it answers: while a new one is worked out, the last stands. */
export interface Advice {
  scenario: Scenario;
  recommendation: Recommendation;
}

/** `first` came with the page and needs no worker. */
export function useRecommendation(scenario: Scenario, first: Advice) {
  return useQuery({
    queryKey: ['recommendation', scenario],
    queryFn: async ({ signal }): Promise<Advice> => ({
      scenario,
      recommendation: await advise(scenario, signal),
    }),
    initialData: scenario === first.scenario ? first : undefined,
    placeholderData: keepPreviousData,
  });
}
