import { plannedSparsity } from '@/engine/planned-sparsity';
import type { FlipPoint, ScheduleAdvice } from '@/engine/result';
import { formatMoney } from '@/lib/format/money';
import { fixSentence, flipSentence } from '@/lib/i18n/change-sentences';
import { detailsText } from '@/lib/i18n/details-text';
import { choiceText, planText, scheduleSentence } from '@/lib/i18n/plan-text';
import { factRow, factText } from './fact-rows';
import type { Paper } from './paper';

const REASONS_SHOWN = 3;
const FLIPS_SHOWN = 4;

/** The reasons that the screen shows, in its order and words. */
export function reasonSentences({ input, say, knows, wording }: Paper): string[] {
  return input.recommendation.reasons
    .filter(({ code }) => knows(`reason.${code}`))
    .slice(0, REASONS_SHOWN)
    .map(({ code, params }) => say(`reason.${code}`, detailsText(params, wording)));
}

/** The strongest case against the pick, or that there is none. Null where nothing was picked. */
export function counterSentence({ input, say, knows, wording, pick }: Paper): string | null {
  if (pick === null) return null;
  const counter = input.recommendation.counterArgument;
  return counter !== null && knows(`counter.${counter.code}`)
    ? say(`counter.${counter.code}`, detailsText(counter.params, wording))
    : say('counter.none');
}

function flipText(flip: FlipPoint, paper: Paper): string {
  const { say, wording, titles, input, pick } = paper;
  return flipSentence(flip, input.scenario, pick?.id ?? null, {
    ...wording,
    say,
    machineOf: (id) => titles[id]?.machine,
    factOf: (path, value) => {
      const row = factRow(path, paper);
      return row === null ? null : { path: row.name, value: factText(row, [value], paper) };
    },
  });
}

/** What would change the choice, and the price at which a dataflow plan breaks even. */
export function flipSentences(paper: Paper): string[] {
  const { flipPoints, breakEven } = paper.input.recommendation;
  const sentences = flipPoints.slice(0, FLIPS_SHOWN).map((flip) => flipText(flip, paper));
  if (breakEven.rduPriceUsdPerChipHour !== null)
    sentences.push(
      paper.say('flip.breakEven', {
        price: formatMoney(breakEven.rduPriceUsdPerChipHour, paper.wording.money, paper.locale),
      }),
    );
  return sentences.length > 0 ? sentences : [paper.say('flip.none')];
}

/** The plans of the options that were asked to be sparse and what they were chosen for, each plan once. */
export function planSentences({ input, columns, wording, say }: Paper): string[] {
  const { goals } = input.scenario;
  const titlesByPlan = new Map<string, string[]>();
  for (const { asked, result } of columns) {
    if (asked.sparsity.pattern === 'dense') continue;
    const plan = planText(plannedSparsity(asked, result), say);
    const chosen = choiceText(result, goals, say);
    const text = chosen === null ? plan : `${plan}${say('plan.because')}${chosen}`;
    titlesByPlan.set(text, [...(titlesByPlan.get(text) ?? []), wording.titleOf(asked.id)]);
  }
  return [...titlesByPlan].map(([plan, titles]) =>
    say('plan.ofOption', { option: titles.join(wording.listSeparator), plan }),
  );
}

/** Schedules that keep the loss bound better than the plans asked for, as the screen says them. */
export function scheduleSentences({ input, columns, wording, say }: Paper): string[] {
  // A report of an answer frozen before schedules were advised has none.
  const schedules: readonly ScheduleAdvice[] = input.recommendation.schedules ?? [];
  return schedules.flatMap((schedule) => {
    const asked = columns.find(({ result }) => result.id === schedule.optionId)?.result;
    if (asked === undefined) return [];
    const advice = scheduleSentence(schedule, asked, input.scenario.goals, wording, say);
    return say('plan.advice.ofOption', { option: wording.titleOf(asked.id), advice });
  });
}

/** When nothing fits: the single changes that would, or that there is none. Null where a plan is feasible. */
export function fixSentences(paper: Paper): string[] | null {
  const { infeasible } = paper.input.recommendation;
  if (infeasible === null) return null;
  const fixes = infeasible.fixes.map((fix) => fixSentence(fix, paper.wording, paper.say));
  return fixes.length > 0 ? fixes : [paper.say('fix.none')];
}
