import { catalog } from '@/engine/catalog';
import { factAt } from '@/engine/catalog/load';
import { EngineError } from '@/engine/errors';
import { readScenario } from '@/engine/read-input';
import { recommend } from '@/engine/recommend/recommend';
import { roadmapOf } from '@/engine/recommend/roadmap';
import { layoutAccount } from '@/engine/run/layout-account';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { assumedPriceIds } from '@/lib/figures/assumed-price-ids';
import type { Answer } from '@/lib/queries/answer';
import { type RoadmapView, roadmapView } from '@/lib/queries/roadmap-view';

export { catalog, EngineError, layoutAccount, readScenario, recommend, simulate };

/** The phased plan of a scenario with the formulas of its numbers. */
export function roadmap(scenario: Scenario): RoadmapView {
  return roadmapView(roadmapOf(scenario, catalog, simulate), scenario, catalog);
}

/** The engine's result with what it rests on, counted once however many options share a fact. */
export function answer(scenario: Scenario): Answer {
  const result = simulate(scenario, catalog);
  const paths = new Set(result.options.flatMap((option) => option.factPaths));
  const sources = new Set([...paths].map((path) => factAt(catalog, path).source));
  return {
    scenario,
    result,
    factCount: paths.size,
    sourceCount: sources.size,
    assumedPriceIds: assumedPriceIds(result, scenario, catalog),
  };
}
