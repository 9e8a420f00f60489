import type { Fix, FlipPoint } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { formatDuration } from '@/lib/format/duration';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatSignificant } from '@/lib/format/number';
import type { Wording } from './details-text';

/** A message by its full key: next-intl's own function on screen and on paper. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

export interface FlipWording extends Wording {
  say: Say;
  /** Machine of an option by option id. */
  machineOf: (id: string) => string | undefined;
  /** Name and value of a catalog fact in words, where the teller knows them. */
  factOf?: (path: string, value: number) => { path: string; value: string } | null;
}

/** One flip point as a sentence: which input, past which value, and what is recommended then. */
export function flipSentence(
  flip: FlipPoint,
  scenario: Scenario,
  pickId: string | null,
  { say, machineOf, factOf, titleOf, locale, money }: FlipWording,
): string {
  const direction = flip.below === (pickId ?? 'none') ? 'above' : 'below';
  const becomes = direction === 'above' ? flip.above : flip.below;
  const ending = {
    direction,
    becomes: becomes === 'none' ? 'none' : 'option',
    option: titleOf(becomes),
  };
  switch (flip.path) {
    case 'goals.deadlineSeconds':
      return say('flip.deadline', { ...ending, value: formatDuration(flip.value, locale) });
    case 'goals.budgetUsd':
      return say('flip.budget', { ...ending, value: formatMoney(flip.value, money, locale) });
    case 'workload.trainingTokens':
      return say('flip.tokens', { ...ending, value: formatCount(flip.value, locale) });
  }
  const asked = scenario.options.find(({ hardware }) => flip.path.includes(`.${hardware}.`));
  const machine = machineOf(asked?.id ?? '');
  if (flip.path.startsWith('providers.') && machine !== undefined)
    return say('flip.price', {
      ...ending,
      machine,
      value: formatMoney(flip.value, money, locale),
    });
  const known = factOf?.(flip.path, flip.value);
  return say('flip.other', {
    ...ending,
    ...(known ?? { path: flip.path, value: formatSignificant(flip.value) }),
  });
}

/** One change that makes a plan feasible, as a sentence. */
export function fixSentence({ path, value }: Fix, { locale, money }: Wording, say: Say): string {
  const number = Number(value);
  switch (path) {
    case 'goals.budgetUsd':
      return say('fix.budget', { value: formatMoney(number, money, locale) });
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
