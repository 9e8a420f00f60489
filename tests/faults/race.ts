import type { Context } from '@/lib/context';
import { createScenario } from '@/lib/scenarios/create';
import { openScenario } from '@/lib/scenarios/open';
import { saveScenario } from '@/lib/scenarios/save';
import { scenarioVersionPage } from '@/lib/scenarios/versions';
import { testScenario } from '../db/test-context';

export interface RaceReport {
  /** Winners of each round; one each is right. */
  winnerCounts: number[];
  /** Codes of those who lost. */
  loserCodes: Set<string>;
  /** Whether what is kept is what the winners wrote, one version after the other. */
  isChainWhole: boolean;
}

/** Many writers replace the same version at the same time, round after round. */
export async function raceOf(
  contexts: Context[],
  roundCount: number,
  writerCount: number,
): Promise<RaceReport> {
  const [first] = contexts;
  if (!first) throw new Error('a race needs a context');
  const { id } = await createScenario(first, testScenario('round 0'));
  const winnerCounts: number[] = [];
  const loserCodes = new Set<string>();
  const names = ['round 0'];
  for (let round = 1; round <= roundCount; round++) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: writerCount }, (_, writer) =>
        saveScenario(
          contexts[writer % contexts.length] ?? first,
          id,
          [round],
          testScenario(`round ${round} writer ${writer}`),
        ),
      ),
    );
    const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    winnerCounts.push(won.length);
    for (const one of outcomes) if (one.status === 'rejected') loserCodes.add(one.reason.code);
    names.push(won[0]?.scenario.name ?? '');
  }
  const kept: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await scenarioVersionPage(first, id, { limit: 100, cursor });
    kept.unshift(...page.items.map((item) => item.scenario.name).reverse());
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const last = await openScenario(first, id);
  return {
    winnerCounts,
    loserCodes,
    isChainWhole:
      JSON.stringify(kept) === JSON.stringify(names) && last.scenario.name === names.at(-1),
  };
}
