import type { Fact } from '../../engine/catalog/fact';
import { rounded } from './fit-rows';
import { STACK_PARAMETERS } from './parameters';
import { readRecord, writeRecord } from './records';

/** Stacks that `generic-tuned` stands between: well tuned, of today, with tiled attention. */
const TUNED_STACKS = ['llm-foundry-fsdp', 'megatron-core', 'internevo'] as const;
/** Stacks that split a model over chips: how far transfers hide and gradients cost, whatever the kernels' age. */
const SPLITTING_STACKS = [
  'megatron-lm-2021',
  'megatron-lm-2022',
  'megatron-core',
  'internevo',
] as const;
const SPLITTING_KEYS: readonly string[] = [
  'tensorParallelOverlapRatio',
  'pipelineOverlapRatio',
  'hostSecondsPerTensorRank',
  'accumulationTrafficBytes',
];
/** Fixed at its reference value where it is not fitted, so it counts all the same. */
const COUNTED_ALWAYS: readonly string[] = [
  'attentionRatio',
  'recomputedForwardRatio',
  'accumulationTrafficBytes',
];

/** Fitted for their own stack's sake, but its cases are too short to tell attention from the rest. */
const NOT_IDENTIFIED: Readonly<Record<string, readonly string[]>> = {
  attentionRatio: ['internevo'],
};

type Facts = Record<string, Fact>;

/**
 * Writes `generic-tuned`: each number the mean of the stacks whose own cases identify it, their span
 * as its range: the tuned ones, or for the cost of splitting those that split. No case of unknown software shapes it.
 */
export function writeGenericStack(): void {
  const generic = readRecord('stacks', 'generic-tuned') as Facts;
  const keys = new Set(Object.values(STACK_PARAMETERS).flatMap((own) => own.map(({ key }) => key)));
  for (const key of keys) {
    const stacks = SPLITTING_KEYS.includes(key) ? SPLITTING_STACKS : TUNED_STACKS;
    const known = stacks.filter(
      (id) =>
        !NOT_IDENTIFIED[key]?.includes(id) &&
        (COUNTED_ALWAYS.includes(key) ||
          STACK_PARAMETERS[id]?.some((parameter) => parameter.key === key)),
    );
    if (known.length === 0) continue;
    const facts = known.map((id) => (readRecord('stacks', id) as Facts)[key] as Fact);
    const values = facts.map(({ value }) => value);
    const sum = values.reduce((total, value) => total + value, 0);
    const [single] = facts;
    generic[key] = {
      value: rounded(sum / values.length),
      unit: (facts[0] as Fact).unit,
      low: values.length > 1 ? Math.min(...values) : (single?.low ?? 0),
      high: values.length > 1 ? Math.max(...values) : (single?.high ?? 1),
      grade: 'derived',
      source: 'hakari-calibration',
      date: (facts[0] as Fact).date,
      note: `Mean and span of ${known.join(', ')}.`,
    };
  }
  writeRecord('stacks', 'generic-tuned', generic);
}
