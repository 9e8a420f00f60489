import type { Grade } from '@/engine/catalog/fact';
import { plannedSparsity } from '@/engine/planned-sparsity';
import type { OptionResult, Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { isTimed } from '@/lib/figures/comparison';
import type { ChartTexts } from './chart-texts';
import { machineFamily } from './machine-family';
import type { Token } from './tokens';

/** One option with what every chart says of it: name, hue, hatch, evidence. */
export interface ChartOption {
  id: string;
  name: string;
  /** The name, and that it was never held against measurements where that is so. */
  markedName: string;
  note: string;
  family: Token;
  sparse: boolean;
  grade: Grade;
  /** Null where there is an answer to draw. */
  remark: string | null;
  result: OptionResult;
}

type Machines = Record<string, { kind: string; vendorId: string; validated: boolean }>;

/** The options of a result, dressed in the shared grammar. `names` by option id, as `optionTitles` gives them. */
export function chartOptions(
  result: Pick<Result, 'options'>,
  scenario: Pick<Scenario, 'options'>,
  machines: Machines,
  names: Record<string, string>,
  texts: ChartTexts,
): ChartOption[] {
  return scenario.options.flatMap((asked) => {
    const found = result.options.find((option) => option.id === asked.id);
    if (found === undefined) return [];
    const timed = isTimed(found);
    const name = names[asked.id] ?? asked.id;
    const isValidated = machines[asked.hardware]?.validated ?? true;
    const chips = timed ? texts.say('chips', { count: texts.count(found.chipCount) }) : '';
    return {
      id: asked.id,
      name,
      markedName: isValidated ? name : texts.say('nameNotValidated', { name }),
      note: isValidated
        ? chips
        : [texts.say('notValidated'), chips].filter((text) => text !== '').join(' · '),
      family: machineFamily(machines[asked.hardware]),
      sparse: plannedSparsity(asked, found).pattern !== 'dense',
      grade: found.evidence,
      remark: timed ? null : texts.say('notPossible'),
      result: found,
    };
  });
}
