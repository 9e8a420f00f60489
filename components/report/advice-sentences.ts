import type { Fix, FlipPoint } from '@/engine/result';
import { formatDuration } from '@/lib/format/duration';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatSignificant } from '@/lib/format/number';
import { detailsText } from '@/lib/i18n/details-text';
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

function flipSentence(flip: FlipPoint, paper: Paper): string {
  const { say, wording, titles, input, pick } = paper;
  const { locale, money } = wording;
  const direction = flip.below === (pick?.id ?? 'none') ? 'above' : 'below';
  const becomes = direction === 'above' ? flip.above : flip.below;
  const ending = {
    direction,
    becomes: becomes === 'none' ? 'none' : 'option',
    option: wording.titleOf(becomes),
  };
  switch (flip.path) {
    case 'goals.deadlineSeconds':
      return say('flip.deadline', { ...ending, value: formatDuration(flip.value, locale) });
    case 'goals.budgetUsd':
      return say('flip.budget', { ...ending, value: formatMoney(flip.value, money, locale) });
    case 'workload.trainingTokens':
      return say('flip.tokens', { ...ending, value: formatCount(flip.value, locale) });
    default: {
      const asked = input.scenario.options.find(({ hardware }) =>
        flip.path.includes(`.${hardware}.`),
      );
      const machine = titles[asked?.id ?? '']?.machine;
      if (!flip.path.startsWith('providers.') || machine === undefined) {
        const row = factRow(flip.path, paper);
        return say('flip.other', {
          ...ending,
          path: row?.name ?? flip.path,
          value: row === null ? formatSignificant(flip.value) : factText(row, [flip.value], paper),
        });
      }
      return say('flip.price', {
        ...ending,
        machine,
        value: formatMoney(flip.value, money, locale),
      });
    }
  }
}

/** What would change the choice, and the price at which a dataflow plan breaks even. */
export function flipSentences(paper: Paper): string[] {
  const { flipPoints, breakEven } = paper.input.recommendation;
  const sentences = flipPoints.slice(0, FLIPS_SHOWN).map((flip) => flipSentence(flip, paper));
  if (breakEven.rduPriceUsdPerChipHour !== null)
    sentences.push(
      paper.say('flip.breakEven', {
        price: formatMoney(breakEven.rduPriceUsdPerChipHour, paper.wording.money, paper.locale),
      }),
    );
  return sentences.length > 0 ? sentences : [paper.say('flip.none')];
}

function fixSentence({ path, value }: Fix, { say, locale, wording }: Paper): string {
  const number = Number(value);
  switch (path) {
    case 'goals.budgetUsd':
      return say('fix.budget', { value: formatMoney(number, wording.money, locale) });
    case 'goals.deadlineSeconds':
      return say('fix.deadline', { value: formatDuration(number, locale) });
    case 'goals.carbonCapKilograms':
      return say('fix.carbon', { value: formatCarbon(number) });
    case 'workload.trainingTokens':
      return say('fix.tokens', { value: formatCount(number, locale) });
    default:
      return say('fix.other', { path, value: String(value) });
  }
}

/** When nothing fits: the single changes that would, or that there is none. Null where a plan is feasible. */
export function fixSentences(paper: Paper): string[] | null {
  const { infeasible } = paper.input.recommendation;
  if (infeasible === null) return null;
  const fixes = infeasible.fixes.map((fix) => fixSentence(fix, paper));
  return fixes.length > 0 ? fixes : [paper.say('fix.none')];
}
