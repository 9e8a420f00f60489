import 'server-only';
import { exampleScenario } from '@/engine/examples';
import type { Recommendation } from '@/engine/result';
import { answer, catalog, recommend, roadmap, simulate } from '@/lib/worker/engine';
import type { Answer } from './answer';
import { type Names, namesOf } from './names';
import type { RoadmapView } from './roadmap-view';

/** All that the first screen shows, worked out once per process: it is the same for every visitor. */
export interface DefaultView {
  answer: Answer;
  recommendation: Recommendation;
  roadmap: RoadmapView;
  names: Names;
}

let view: DefaultView | undefined;

export function defaultView(): DefaultView {
  if (view === undefined) {
    const scenario = exampleScenario('default', catalog);
    view = {
      answer: answer(scenario),
      recommendation: recommend(scenario, catalog, simulate),
      roadmap: roadmap(scenario),
      names: namesOf(catalog),
    };
  }
  return view;
}
