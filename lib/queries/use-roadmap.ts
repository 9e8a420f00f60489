'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Scenario } from '@/engine/scenario';
import { askRoadmap } from '@/lib/worker/adviser';
import type { RoadmapView } from './roadmap-view';

/**
 * The phased plan of a scenario. It waits until the recommendation is there, so that it never delays
 * it; `first` answers `firstScenario` and came with the page.
 */
export function useRoadmap(
  scenario: Scenario,
  firstScenario: Scenario,
  first: RoadmapView | undefined,
  adviceReady: boolean,
) {
  return useQuery({
    queryKey: ['roadmap', { ...scenario, name: '', note: '' }],
    queryFn: ({ signal }) => askRoadmap(scenario, signal),
    initialData: scenario === firstScenario ? first : undefined,
    placeholderData: keepPreviousData,
    enabled: adviceReady,
  });
}
