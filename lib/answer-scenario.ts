import type { Answer } from '@/db/tables';
import { catalog } from '@/engine/catalog';
import { recommend } from '@/engine/recommend/recommend';
import { roadmapOf } from '@/engine/recommend/roadmap';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';

/** The engine's whole answer with the catalog of this release. */
export function answerScenario(scenario: Scenario): Answer {
  return {
    result: simulate(scenario, catalog),
    recommendation: recommend(scenario, catalog, simulate),
    roadmap: roadmapOf(scenario, catalog, simulate),
  };
}
