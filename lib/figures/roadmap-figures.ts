import { withOverrides } from '@/engine/catalog/load';
import type { Catalog } from '@/engine/catalog/schema';
import type { PlannedRoadmap } from '@/engine/recommend/roadmap-result';
import type { Scenario } from '@/engine/scenario';
import type { Figure } from './figure';
import { figureFrom, inputsFirst } from './figures';
import { adviceDrafts } from './roadmap-advice-drafts';
import { gateDrafts } from './roadmap-gate-drafts';
import { stageDrafts } from './roadmap-stage-drafts';

/** Every id begins with it: `roadmap.pilot.costUsd`. */
export const ROADMAP_PREFIX = 'roadmap.';

/**
 * The numbers of a phased plan with their formulas: cost, time and what is sunk at each gate, limits on
 * the loss gap, chances, and the expected costs that decide whether to pilot. Inputs come before the
 * figures that take them. A frozen plan carries the values that it was worked out with.
 */
export function roadmapFigures(
  roadmap: PlannedRoadmap,
  scenario: Scenario,
  catalog: Catalog,
): Figure[] {
  const known = withOverrides(catalog, scenario.overrides);
  const drafts = [
    ...stageDrafts(roadmap, scenario, known),
    ...gateDrafts(roadmap, scenario),
    ...adviceDrafts(roadmap),
  ];
  const found = new Map<string, Figure>();
  for (const draft of inputsFirst(drafts, ROADMAP_PREFIX)) {
    const figure = figureFrom(draft, ROADMAP_PREFIX, null, 'assumption', found, known);
    found.set(figure.id, figure);
  }
  return [...found.values()];
}
