import type { FitCatalog, FitRow } from './fit-catalog';
import {
  CHIP_PARAMETERS,
  FP8_PARAMETERS,
  MISALIGNMENT_PARAMETERS,
  type Parameter,
  STACK_PARAMETERS,
} from './parameters';

/** Chips that share one set of parameters, by the id of the set. */
export const CALIBRATED_CHIPS: Readonly<Record<string, readonly string[]>> = {
  a100: ['nvidia-a100-sxm4-80gb', 'nvidia-a100-sxm4-40gb'],
  h100: ['nvidia-h100-sxm5-80gb'],
};
/** The planner's stack for software that no stack of its own describes. */
export const GENERIC_STACK_ID = 'generic-tuned';
/** Chips whose published runs say what tuned kernels hold, by the id of the set. */
export const TUNED_CHIPS: Readonly<Record<string, readonly string[]>> = {
  h100: ['nvidia-h100-sxm5-80gb'],
  b200: ['nvidia-b200-sxm-180gb'],
};
export const FITTED_CHIP_IDS: readonly string[] = [
  ...new Set([...Object.values(CALIBRATED_CHIPS), ...Object.values(TUNED_CHIPS)].flat()),
];
/**
 * Numbers that a chip of a set has to itself: what its memory and clocks hold under load. The 40 GB
 * runs were made in pure 16 bits, those on 80 GB with casts, so these numbers carry that too.
 */
const OWN_CHIP_NUMBERS: Readonly<Record<string, readonly string[]>> = {
  'nvidia-a100-sxm4-40gb': ['gemmPeakRatio', 'memoryBandwidthRatio'],
};
/**
 * Where a chip's prior differs from the general one: vendor peak held in published GEMM timings; the
 * loss of narrow heads, which H100 runs do not show alone, starts from what A100 runs of the kernel show.
 */
const CHIP_PRIORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  a100: {},
  h100: { gemmPeakRatio: 0.7, attentionPeakRatio: 0.4, attentionHeadHalfElements: 4 },
};
/** Stacks that continue another's code: with few cases of their own, the elder says where to start. */
export const ELDER_STACKS: Readonly<Record<string, string>> = {
  'megatron-lm-2022': 'megatron-lm-2021',
};
const ELDER_SPREAD_RATIO = 0.5;
/** One free parameter of a fit and where its value goes. */
export interface Slot {
  parameter: Parameter;
  /** Set of chips, chip with numbers of its own, or stack. */
  owner: string;
  chipIds: readonly string[];
  stackId: string | null;
}

/** The free parameters of every set of chips, those that a chip has to itself last. */
export function chipSlots(): Slot[] {
  return Object.entries(CALIBRATED_CHIPS).flatMap(([set, ids]) => {
    const kinds =
      set === 'a100'
        ? [...CHIP_PARAMETERS, ...MISALIGNMENT_PARAMETERS]
        : [...CHIP_PARAMETERS, ...FP8_PARAMETERS];
    const hasOwn = (id: string, { key }: Parameter) => OWN_CHIP_NUMBERS[id]?.includes(key) ?? false;
    const shared = kinds.map((parameter) => ({
      parameter: { ...parameter, prior: CHIP_PRIORS[set]?.[parameter.key] ?? parameter.prior },
      owner: set,
      chipIds: ids.filter((id) => !hasOwn(id, parameter)),
      stackId: null,
    }));
    const own = ids.flatMap((id) =>
      kinds
        .filter((parameter) => hasOwn(id, parameter))
        .map((parameter) => ({ parameter, owner: id, chipIds: [id], stackId: null })),
    );
    return [...shared, ...own];
  });
}

/** A stack's parameters; where it follows an older one that `catalog` has fitted, that one's values are the prior. */
export function stackSlots(catalog: FitCatalog | null, stackId: string): Slot[] {
  const elderId = ELDER_STACKS[stackId];
  const elder = elderId === undefined ? undefined : catalog?.stacks[elderId];
  return (STACK_PARAMETERS[stackId] ?? []).map((parameter) => {
    const known = elder?.[parameter.key as keyof typeof elder];
    const narrowed =
      typeof known === 'number'
        ? { prior: known, spread: parameter.spread * ELDER_SPREAD_RATIO }
        : {};
    return { parameter: { ...parameter, ...narrowed }, owner: stackId, chipIds: [], stackId };
  });
}

/** Whether a slot's value can change a row's time. */
export function touches({ chipIds, stackId }: Slot, { caze }: FitRow): boolean {
  return chipIds.includes(caze.hardware) || caze.softwareStack === stackId;
}
