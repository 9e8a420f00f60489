import 'server-only';
import { EngineError } from '@/engine/errors';
import type { Scenario } from '@/engine/scenario';
import { answer, catalog } from '@/lib/worker/engine';
import { type DefaultView, defaultView } from './default-view';
import type { DeskView } from './desk-view';
import { namesOf } from './names';

/** Figures of a saved scenario for the first paint. Advice takes seconds: the page's worker gives it. */
export function savedView(scenario: Scenario): DeskView {
  const first: DefaultView = defaultView();
  try {
    return { answer: answer(scenario), recommendation: null, names: namesOf(catalog) };
  } catch (thrown) {
    // The page says itself why this question has no answer; it needs the names for that.
    if (thrown instanceof EngineError) return first;
    throw thrown;
  }
}
