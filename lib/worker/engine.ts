import { catalog } from '@/engine/catalog';
import { factAt } from '@/engine/catalog/load';
import { EngineError } from '@/engine/errors';
import { readScenario } from '@/engine/read-input';
import { recommend } from '@/engine/recommend/recommend';
import type { Scenario } from '@/engine/scenario';
import { type Answer, answerOf } from '@/lib/queries/answer';
import { simulate } from '@/tests/fixtures/simulate';

export { catalog, EngineError, readScenario, recommend, simulate };

/** The engine's answer with what it rests on. */
export function answer(scenario: Scenario): Answer {
  const sourceOf = (known: typeof catalog, path: string) => factAt(known, path).source;
  return answerOf(scenario, simulate(scenario, catalog), catalog, sourceOf);
}
