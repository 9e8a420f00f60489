import 'server-only';
import { factAt } from '@/engine/catalog/load';
import { EngineError } from '@/engine/errors';
import type { SharedView } from '@/lib/shares/open';
import { catalog } from '@/lib/worker/engine';
import type { DeskView } from './desk-view';
import { namesOf } from './names';
import { roadmapView } from './roadmap-view';

/** A fact that a frozen answer names, where today's catalog still has it. */
function knownFact(path: string) {
  try {
    return factAt(catalog, path);
  } catch (thrown) {
    if (thrown instanceof EngineError) return undefined;
    throw thrown;
  }
}

/** What a link shows, as stored: nothing is worked out anew. */
export function sharedDeskView(view: SharedView): DeskView {
  const { scenario, result, recommendation, roadmap } = view;
  const paths = new Set(result.options.flatMap((option) => option.factPaths));
  const sources = new Set([...paths].flatMap((path) => knownFact(path)?.source ?? []));
  const assumedPriceIds = result.options
    .filter(
      ({ priceFactPath: path }) =>
        path !== null &&
        !scenario.overrides.some((override) => override.path === path) &&
        knownFact(path)?.grade === 'assumption',
    )
    .map(({ id }) => id);
  return {
    answer: {
      scenario,
      result,
      factCount: paths.size,
      sourceCount: sources.size,
      assumedPriceIds,
    },
    recommendation,
    ...(roadmap === undefined ? {} : { roadmap: roadmapView(roadmap, scenario, catalog) }),
    names: namesOf(catalog),
  };
}
