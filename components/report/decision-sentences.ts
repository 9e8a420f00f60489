import { formatDuration } from '@/lib/format/duration';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatRange } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { askedParameterCount } from '@/lib/queries/names';
import type { Paper } from './paper';

/** Below this chance of meeting a goal, missing it is the risk to name. */
const SAFE_PROBABILITY = 0.9;

/** What was asked: model, tokens, budget, deadline, in the words of the first screen. */
export function conditionsSentence({ input, say, names, locale, wording }: Paper): string {
  const { workload, goals } = input.scenario;
  const { budgetUsd, deadlineSeconds } = goals;
  return say('verdict.conditions', {
    size: formatCount(askedParameterCount(input.scenario, names), locale, { digits: 2 }),
    tokens: formatCount(workload.trainingTokens, locale),
    mode: say(`mode.${workload.mode}`),
    budget: budgetUsd === null ? 'none' : formatMoney(budgetUsd, wording.money, locale),
    deadline: deadlineSeconds === null ? 'none' : formatDuration(deadlineSeconds, locale),
  });
}

/** The verdict in one line. */
export function verdictSentence({ input, say, knows, pick, wording }: Paper): string {
  const { infeasible } = input.recommendation;
  if (infeasible !== null) {
    const code = knows(`constraint.${infeasible.constraint}`) ? infeasible.constraint : 'other';
    return say(`constraint.${code}`);
  }
  if (pick === null) return say('verdict.undecided');
  return say('report.verdict', { option: wording.titleOf(pick.id) });
}

/** What a board is asked to decide, in one sentence. */
export function decisionSentence(paper: Paper): string {
  const { input, say, pick, names, locale, wording, titles, assumedPriceIds } = paper;
  if (input.recommendation.infeasible !== null) return say('report.decision.infeasible');
  const listed = (ids: readonly string[]) => ids.map(wording.titleOf).join(wording.listSeparator);
  if (pick === null)
    return assumedPriceIds.length > 0
      ? say('report.decision.quote', { options: listed(assumedPriceIds) })
      : say('report.decision.undecided');
  const { costUsd, trainingSeconds } = pick;
  const title = wording.titleOf(pick.id);
  const payment = titles[pick.id]?.payment ?? '';
  return say('report.decision.pick', {
    option: title,
    // A title that already names the place need not say it twice.
    place: title.includes(payment) ? 'none' : payment,
    size: formatCount(askedParameterCount(input.scenario, names), locale, { digits: 2 }),
    tokens: formatCount(input.scenario.workload.trainingTokens, locale),
    cost: formatMoney(costUsd.p50, wording.money, locale),
    range: formatRange(costUsd.p10, costUsd.p90, (usd, at) =>
      formatMoney(usd, wording.money, locale, { at }),
    ),
    time: formatDuration(trainingSeconds.p50, locale),
  });
}

/** The biggest risk of the pick with what is done about it: code and values of two messages. */
export function riskSentences(paper: Paper): { risk: string; mitigation: string } {
  const { say, pick, wording, input, assumedPriceIds, locale } = paper;
  const both = (code: string, values: Record<string, string> = {}) => ({
    risk: say(`report.risk.${code}.risk`, values),
    mitigation: say(`report.risk.${code}.mitigation`, values),
  });
  if (pick === null) return both(input.recommendation.infeasible === null ? 'undecided' : 'goals');
  const { meetsDeadlineProbability: inTime, meetsBudgetProbability: inBudget, loss } = pick;
  if (inTime !== null && inTime < SAFE_PROBABILITY)
    return both('deadline', { probability: formatPercent(1 - inTime) });
  if (inBudget !== null && inBudget < SAFE_PROBABILITY)
    return both('budget', { probability: formatPercent(1 - inBudget) });
  if (assumedPriceIds.includes(pick.id)) return both('price');
  if (loss.verdict !== 'dense') return both('quality');
  const own = input.recommendation.flipPoints.find(({ path }) => path === pick.priceFactPath);
  if (own !== undefined)
    return both('priceRise', { price: formatMoney(own.value, wording.money, locale) });
  return both('estimate');
}

/** What it costs to wait, or that nobody has entered it: nothing is invented. */
export function waitingSentence({ input, say, wording, locale }: Paper): string {
  const { delayCostUsdPerWeek } = input.scenario.programme;
  return delayCostUsdPerWeek === null
    ? say('report.waiting.none')
    : say('report.waiting.cost', { cost: formatMoney(delayCostUsdPerWeek, wording.money, locale) });
}
