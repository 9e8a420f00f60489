import type { AskedSparsity, Option, Scenario, SparsityPhase } from '@/engine/scenario';
import { isDensePhase } from '@/engine/workload/sparsity';
import type { Locale } from '@/lib/format/locale';
import { formatPercent } from '@/lib/format/percent';
import type { Names } from '@/lib/queries/names';

/** How an option is called: in full, and in the parts a column heading stacks. */
export interface OptionTitle {
  /** `A100・密学習`, with what tells it from the others if need be. */
  title: string;
  /** The title, and that it was never held against measurements where that is so. */
  marked: string;
  /** The machine in short where that is enough: `A100`. */
  machine: string;
  /** The machine as the vendor writes it. */
  machineName: string;
  /** Measured training steps of the machine are kept. */
  isValidated: boolean;
  learning: string;
  /** How and where it is paid for: `レンタル・東京（AWS）`. */
  payment: string;
}

/** A translator of the namespace `option`. */
export type OptionPhrases = (key: string, values?: Record<string, string | number>) => string;

/** The share of zero weights, averaged over both groups, in the first phase. */
function firstSparsityRatio(phases: readonly SparsityPhase[]): number {
  const [first] = phases;
  return first ? Math.max(first.attentionSparsityRatio, first.feedForwardSparsityRatio) : 0;
}

function learningText(sparsity: AskedSparsity, phrase: OptionPhrases): string {
  if (sparsity.pattern === 'dense') return phrase('dense');
  if (sparsity.phases === null) return phrase('sparseOpen');
  if (sparsity.phases.every(isDensePhase)) return phrase('dense');
  return phrase('sparse', { level: formatPercent(firstSparsityRatio(sparsity.phases), 3) });
}

function paymentText(option: Option, names: Names, locale: Locale, phrase: OptionPhrases): string {
  const { payment } = option;
  const region = names.regions[payment.region]?.[locale] ?? payment.region;
  if (payment.kind !== 'rent') return phrase(`payment.${payment.kind}`, { region });
  const provider = names.providers[payment.providerId] ?? payment.providerId;
  return phrase(`payment.rent.${payment.term}`, { region, provider });
}

/** `NVIDIA A100 SXM4 80 GB` to `A100`. */
function shortMachine(name: string): string {
  const words = name.split(' ');
  return words.find((word) => /\d/.test(word)) ?? name;
}

const unique = (texts: string[]) => new Set(texts).size === texts.length;

/** Titles of a scenario's options by id: as short as tells them apart. */
export function optionTitles(
  scenario: Scenario,
  names: Names,
  locale: Locale,
  phrase: OptionPhrases,
): Record<string, OptionTitle> {
  const { options } = scenario;
  const fullNames = options.map((o) => names.hardware[o.hardware]?.name ?? o.hardware);
  const short = fullNames.map(shortMachine);
  const distinctShort = new Set(short).size === new Set(fullNames).size;
  const machines = distinctShort ? short : fullNames;
  const parts = options.map((option, index) => ({
    machine: machines[index] ?? '',
    machineName: fullNames[index] ?? '',
    isValidated: names.hardware[option.hardware]?.validated ?? false,
    learning: learningText(option.sparsity, phrase),
    learningShort: phrase(option.sparsity.pattern === 'dense' ? 'dense' : 'sparseShort'),
    payment: paymentText(option, names, locale, phrase),
  }));
  const plain = parts.map((part) =>
    phrase('title', { machine: part.machine, learning: part.learningShort }),
  );
  const levelled = parts.map(({ machine, learning }) => phrase('title', { machine, learning }));
  const base = unique(plain) ? plain : levelled;
  const titles = unique(base)
    ? base
    : parts.map(({ payment }, index) =>
        phrase('titleWithPayment', { title: base[index] ?? '', payment }),
      );
  return Object.fromEntries(
    options.map((option, index) => {
      const part = parts[index];
      if (part === undefined) throw new RangeError('as many parts as options');
      const { learningShort: _learningShort, ...shown } = part;
      const title = titles[index] ?? '';
      const marked = part.isValidated ? title : phrase('notValidated', { title });
      return [option.id, { title, marked, ...shown }];
    }),
  );
}
