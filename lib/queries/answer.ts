import type { Catalog } from '@/engine/catalog/schema';
import type { Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';

/** A result with the question it answers and how many facts and sources it rests on. */
export interface Answer {
  scenario: Scenario;
  result: Result;
  factCount: number;
  sourceCount: number;
}

/** What an answer rests on, counted once however many options share it. */
export function answerOf(
  scenario: Scenario,
  result: Result,
  catalog: Catalog,
  sourceOf: (catalog: Catalog, path: string) => string,
): Answer {
  const paths = new Set(result.options.flatMap((option) => option.factPaths));
  const sources = new Set([...paths].map((path) => sourceOf(catalog, path)));
  return { scenario, result, factCount: paths.size, sourceCount: sources.size };
}
