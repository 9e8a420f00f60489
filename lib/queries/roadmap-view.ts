import type { Catalog } from '@/engine/catalog/schema';
import { EngineError } from '@/engine/errors';
import type { PlannedRoadmap, Roadmap } from '@/engine/recommend/roadmap-result';
import type { Scenario } from '@/engine/scenario';
import type { Figure } from '@/lib/figures/figure';
import { roadmapFigures } from '@/lib/figures/roadmap-figures';

/** A source as it is named and opened; ours has no address. */
export interface NamedSource {
  title: string;
  url: string | null;
}

/** A phased plan with the formulas of its numbers and the sources that they name. */
export interface RoadmapView {
  roadmap: Roadmap;
  figures: Figure[];
  sources: Record<string, NamedSource>;
}

/** None where a frozen plan names a fact that today's catalog no longer has: its numbers stand without. */
function figuresOf(roadmap: PlannedRoadmap, scenario: Scenario, catalog: Catalog): Figure[] {
  try {
    return roadmapFigures(roadmap, scenario, catalog);
  } catch (thrown) {
    if (thrown instanceof EngineError) return [];
    throw thrown;
  }
}

/** What the section of phased adoption is drawn from. */
export function roadmapView(roadmap: Roadmap, scenario: Scenario, catalog: Catalog): RoadmapView {
  if (roadmap.kind === 'refused') return { roadmap, figures: [], sources: {} };
  const figures = figuresOf(roadmap, scenario, catalog);
  const keys = new Set(figures.flatMap(({ sources }) => sources.map(({ source }) => source)));
  const sources = [...keys].flatMap((key): [string, NamedSource][] => {
    const known = catalog.sources[key];
    return known === undefined ? [] : [[key, { title: known.title, url: known.url ?? null }]];
  });
  return { roadmap, figures, sources: Object.fromEntries(sources) };
}
