import type { Catalog } from '../catalog/schema';
import { caseQuestion } from '../machine/training-step';
import type { Remark } from '../result';
import type { Layout, SearchCase } from '../scenario';
import { type SearchOutcome, searchParallelism } from './search';
import { type SearchAccount, searchAccount } from './search-account';
import { refuseImpossible, searchReason } from './search-refusals';

/** What a search answers: the plans, and where there are none a reason with what would work. */
export interface SearchAnswer extends SearchOutcome {
  reason: Remark | null;
  warnings: Remark[];
  /** Where it was asked for. */
  account?: SearchAccount;
}

/** The fastest plans of a case whose layout is open; what its run states is kept. */
export function searchCase(caze: SearchCase, catalog: Catalog, withAccount = false): SearchAnswer {
  const { question, warnings } = caseQuestion(caze, catalog);
  const { globalBatchSequences, precision: _precision, ...stated } = caze.run;
  const fixed: Partial<Layout> = stated;
  refuseImpossible(question, globalBatchSequences, fixed);
  const outcome = searchParallelism(question, globalBatchSequences, fixed);
  const reason = searchReason(question, globalBatchSequences, fixed, outcome);
  const answer: SearchAnswer = { ...outcome, reason, warnings };
  if (withAccount) answer.account = searchAccount(question, globalBatchSequences, fixed, outcome);
  return answer;
}
