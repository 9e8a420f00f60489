import type { Grade } from '@/engine/catalog/fact';
import type { Band } from '@/engine/result';
import { leader } from '@/lib/figures/leader';
import type { ChartTexts } from './chart-texts';

interface Named {
  id: string;
  name: string;
  band: Band;
  grade: Grade;
  /** Given where more chips would explain the lead. */
  chipCount?: number;
}

interface Question {
  /** Messages under `charts.<topic>`: best, isBaseline, within, only, none. */
  topic: string;
  baselineId: string;
  /** Ids whose price is a guess: they are told, never crowned. */
  assumedIds?: readonly string[];
  value: (amount: number) => string;
}

const isAssumed = ({ grade }: Named) => grade === 'assumption';

/** The finding with the chips of both sides, where they differ: a lead of more chips is not one of speed. */
function onChips(led: string, best: Named, rival: Named, texts: ChartTexts): string {
  if (best.chipCount === rival.chipCount) return led;
  const chips = { chips: best.chipCount ?? 0, otherChips: rival.chipCount ?? 0 };
  return texts.say('onChips', { finding: led, ...chips });
}

/** The title of a chart of options: who leads against the baseline, or that the bands do not tell. */
export function finding(
  options: readonly Named[],
  { topic, baselineId, assumedIds = [], value }: Question,
  texts: ChartTexts,
): string {
  const say = (key: string, values?: Record<string, string | number>) =>
    texts.say(`${topic}.${key}`, values);
  const [only, second] = options;
  if (only === undefined) return say('none');
  if (second === undefined) return say('only', { name: only.name, value: value(only.band.p50) });
  const lead = leader(options, 'lower');
  if (lead.kind === 'none') return say('none');
  const baseline = options.find((option) => option.id === baselineId) ?? only;
  if (lead.kind === 'withinUncertainty') {
    if (lead.ids.length === options.length) return say('withinAll');
    const tied = options.filter((option) => lead.ids.includes(option.id));
    const values = { names: texts.list(tied.map(({ name }) => name)) };
    const slowest = Math.max(...tied.map(({ band }) => band.p50));
    if (tied.includes(baseline) || tied.some(({ id }) => assumedIds.includes(id)))
      return say('within', values);
    const ahead = say('withinAhead', {
      ...values,
      other: baseline.name,
      factor: texts.factor(baseline.band.p50 / slowest),
      share: texts.percent(1 - slowest / baseline.band.p50),
    });
    return tied.some(isAssumed) ? texts.say('onAssumptions', { finding: ahead }) : ahead;
  }
  const best = options.find((option) => option.id === lead.id) ?? only;
  if (assumedIds.includes(best.id)) return say('assumed', { name: best.name });
  const rival =
    best.id === baseline.id
      ? (options.find((option) => option.id === lead.runnerUpId) ?? second)
      : baseline;
  const led = say(best.id === baseline.id ? 'isBaseline' : 'best', {
    name: best.name,
    other: rival.name,
    factor: texts.factor(rival.band.p50 / best.band.p50),
    share: texts.percent(1 - best.band.p50 / rival.band.p50),
  });
  const found = onChips(led, best, rival, texts);
  return isAssumed(best) || isAssumed(rival)
    ? texts.say('onAssumptions', { finding: found })
    : found;
}
