import type { Catalog } from '../catalog/schema';
import { caseQuestion } from '../machine/training-step';
import type { Remark } from '../result';
import type { Layout, SearchCase } from '../scenario';
import { type SearchOutcome, searchParallelism } from './search';

/** The fastest plans of a case whose layout is open; what its run states is kept. */
export function searchCase(
  caze: SearchCase,
  catalog: Catalog,
): SearchOutcome & { warnings: Remark[] } {
  const { question, warnings } = caseQuestion(caze, catalog);
  const { globalBatchSequences, precision: _precision, ...stated } = caze.run;
  const fixed: Partial<Layout> = stated;
  return { ...searchParallelism(question, globalBatchSequences, fixed), warnings };
}
