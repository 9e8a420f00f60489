import type { Scenario } from '@/engine/scenario';
import { formatDuration } from '@/lib/format/duration';
import type { Locale } from '@/lib/format/locale';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/number';
import { askedParameterCount, type Names } from '@/lib/queries/names';

/** What a scenario asks, in one line. `say` translates from the root. */
export function conditionsText(
  scenario: Scenario,
  names: Names,
  locale: Locale,
  say: (key: string, values?: Record<string, string>) => string,
): string {
  const { budgetUsd, deadlineSeconds } = scenario.goals;
  return say('verdict.conditions', {
    size: formatCount(askedParameterCount(scenario, names), locale, { digits: 2 }),
    tokens: formatCount(scenario.workload.trainingTokens, locale),
    mode: say(`mode.${scenario.workload.mode}`),
    budget: budgetUsd === null ? 'none' : formatMoney(budgetUsd, scenario.money, locale),
    deadline: deadlineSeconds === null ? 'none' : formatDuration(deadlineSeconds, locale),
  });
}
