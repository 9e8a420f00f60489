import { type Values, valuesOf } from '../../engine/catalog/fact';
import { type GpuStack, gpuStackSchema } from '../../engine/catalog/gpu-stack-schema';
import { type Gpu, gpuSchema } from '../../engine/catalog/hardware-schema';
import { gpuStepper } from '../../engine/machine/gpu/gpu-stepper';
import {
  FAMILIES,
  type Family,
  isCalibrationCase,
  sizeLabel,
} from '../../engine/validation/families';
import {
  type MeasuredCase,
  measuredCaseSchema,
  measuredStepSeconds,
} from '../../engine/validation/measured-case';
import { type FitOptions, leastSquares, type Residuals } from './least-squares';
import { familyText } from './measured-files';
import {
  CHIP_PARAMETERS,
  FP8_PARAMETERS,
  MISALIGNMENT_PARAMETERS,
  type Parameter,
  STACK_PARAMETERS,
} from './parameters';
import { readRecord, sparsityValues } from './records';

/** Chips that share one set of parameters, by the id of the set. */
export const CALIBRATED_CHIPS: Readonly<Record<string, readonly string[]>> = {
  a100: ['nvidia-a100-sxm4-80gb', 'nvidia-a100-sxm4-40gb'],
  h100: ['nvidia-h100-sxm5-80gb'],
};
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
const ELDER_STACKS: Readonly<Record<string, string>> = { 'megatron-lm-2022': 'megatron-lm-2021' };
const ELDER_SPREAD_RATIO = 0.5;
const OPTIONS: FitOptions = { iterations: 40, outlierRatio: 0.02, priorWeight: 0.02 };
const ROUNDS = 2;
/** Cases of a family count as this many over the root of their number, so that big files do not rule. */
const FAMILY_BASE_WEIGHT = 3;

export interface FitRow {
  family: Family;
  size: string;
  caze: MeasuredCase;
  chipSet: string;
  measuredSeconds: number;
  weight: number;
}

/** One free parameter of a fit and where its value goes. */
interface Slot {
  parameter: Parameter;
  /** Set of chips, chip with numbers of its own, or stack. */
  owner: string;
  chipIds: readonly string[];
  stackId: string | null;
}

/** Numbers that predict one left-out size. */
export interface LeftOutFit {
  chip: Record<string, number>;
  stack: Record<string, number>;
}

export interface FitResult {
  chips: Record<string, Record<string, number>>;
  stacks: Record<string, Record<string, number>>;
}

/** The numbers a fit moves: copies of the catalog's values. */
export class FitCatalog {
  readonly chips: Record<string, Values<Gpu>> = {};
  readonly stacks: Record<string, Values<GpuStack>> = {};

  constructor() {
    for (const id of Object.values(CALIBRATED_CHIPS).flat())
      this.chips[id] = valuesOf(gpuSchema.parse(readRecord('hardware', id)));
    for (const id of Object.keys(STACK_PARAMETERS))
      this.stacks[id] = valuesOf(gpuStackSchema.parse(readRecord('stacks', id)));
  }

  set(slot: Slot, value: number): void {
    const { parameter, chipIds, stackId } = slot;
    for (const id of chipIds)
      Object.assign((this.chips[id] as Values<Gpu>).performance, { [parameter.key]: value });
    if (stackId !== null) Object.assign(this.stacks[stackId] as object, { [parameter.key]: value });
  }

  stepSeconds({ caze }: FitRow): number {
    const hardware = this.chips[caze.hardware] as Values<Gpu>;
    const stack = this.stacks[caze.softwareStack] as Values<GpuStack>;
    return gpuStepper({
      hardware,
      stack,
      model: caze.model,
      mode: 'pretrain',
      precision: caze.run.precision,
      sparsityPattern: 'dense',
      attentionSparsityRatio: 0,
      feedForwardSparsityRatio: 0,
      sparsityValues,
      chipCount: caze.chipCount,
      chipFraction: caze.chipFraction,
      chipsPerNode: caze.chipsPerNode,
      nodeNetworkBytesPerSecondOneWay:
        caze.interNodeBytesPerSecondPerNode ?? hardware.nodeNetworkBytesPerSecondOneWay,
    }).stepSeconds(caze.run);
  }
}

/** Measured steps of every family that may calibrate, weighted so that a family counts as one. */
export function fitRows(): FitRow[] {
  return FAMILIES.filter(({ fitWeight }) => fitWeight > 0).flatMap((family) => {
    const cases = familyText(family.id)
      .split('\n')
      .map((line) => measuredCaseSchema.parse(JSON.parse(line)));
    const every = family.fitEveryCount ?? 1;
    const calibration = cases
      .filter((caze) => isLeftOutFamily(family) || isCalibrationCase(family, caze))
      .filter((_, index) => index % every === 0);
    const weight = (FAMILY_BASE_WEIGHT * family.fitWeight) / Math.sqrt(calibration.length);
    return calibration.map((caze) => ({
      family,
      size: sizeLabel(caze.model),
      caze,
      chipSet:
        Object.entries(CALIBRATED_CHIPS).find(([, ids]) => ids.includes(caze.hardware))?.[0] ?? '',
      measuredSeconds: measuredStepSeconds(caze),
      weight,
    }));
  });
}

function chipSlots(): Slot[] {
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
function stackSlots(catalog: FitCatalog | null, stackId: string): Slot[] {
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

function touches({ chipIds, stackId }: Slot, { caze }: FitRow): boolean {
  return chipIds.includes(caze.hardware) || caze.softwareStack === stackId;
}

/** Fits the slots to the rows, leaving the values in the catalog; returns them in slot order. */
function fitSlots(
  catalog: FitCatalog,
  slots: readonly Slot[],
  rows: readonly FitRow[],
  start?: readonly number[],
): number[] {
  const weights = Float64Array.from(rows, ({ weight }) => weight);
  const touched = slots.map((slot) => rows.map((row) => touches(slot, row)));
  const apply = (values: Float64Array) => {
    slots.forEach((slot, index) => {
      catalog.set(slot, values[index] as number);
    });
  };
  const residualsAt = (
    values: Float64Array,
    changed: number | null,
    base: Residuals | null,
  ): Residuals => {
    apply(values);
    const errors = base === null ? new Float64Array(rows.length) : Float64Array.from(base.errors);
    rows.forEach((row, index) => {
      if (changed === null || touched[changed]?.[index])
        errors[index] = Math.log(catalog.stepSeconds(row) / row.measuredSeconds);
    });
    return { errors, weights };
  };
  const { values } = leastSquares(
    slots.map(({ parameter }) => parameter),
    residualsAt,
    OPTIONS,
    start === undefined ? undefined : Float64Array.from(start),
  );
  apply(values);
  return [...values];
}

const SIGNIFICANT_DIGITS = 4;
export const rounded = (value: number): number => Number(value.toPrecision(SIGNIFICANT_DIGITS));

function collected(slots: readonly Slot[], values: readonly number[]): FitResult {
  const result: FitResult = { chips: {}, stacks: {} };
  slots.forEach(({ parameter, owner, stackId }, index) => {
    const group = stackId === null ? result.chips : result.stacks;
    group[owner] ??= {};
    (group[owner] as Record<string, number>)[parameter.key] = rounded(values[index] as number);
  });
  return result;
}

const isLeftOutFamily = (family: Family) => family.split.kind === 'leave-one-size-out';

/** All slots together, then each chip and stack by itself, then together again: a joint fit alone stalls. */
function fitInRounds(
  catalog: FitCatalog,
  slots: readonly Slot[],
  rows: readonly FitRow[],
): number[] {
  let values = fitSlots(catalog, slots, rows);
  const owners = [...new Set(slots.map((slot) => slot.owner))];
  for (let round = 0; round < ROUNDS; round++) {
    for (const owner of owners) {
      const places = slots.flatMap((slot, index) => (slot.owner === owner ? [index] : []));
      const ownSlots = places.map((place) => slots[place] as Slot);
      const own = fitSlots(
        catalog,
        ownSlots,
        rows.filter((row) => ownSlots.some((slot) => touches(slot, row))),
        places.map((place) => values[place] as number),
      );
      places.forEach((place, index) => {
        values[place] = own[index] as number;
      });
    }
    values = fitSlots(catalog, slots, rows, values);
  }
  return values;
}

/** The fitted numbers of one chip: its set's, and those it has to itself. */
export function chipNumbers(fit: FitResult, set: string, id: string): Record<string, number> {
  return { ...fit.chips[set], ...fit.chips[id] };
}

/** Chips and stacks fitted together on the calibration cases. */
export function fitEverything(catalog: FitCatalog, rows: readonly FitRow[]): FitResult {
  const slots = [
    ...chipSlots(),
    ...Object.keys(STACK_PARAMETERS).flatMap((stackId) => stackSlots(null, stackId)),
  ];
  const result = collected(slots, fitInRounds(catalog, slots, rows));
  for (const stackId of Object.keys(ELDER_STACKS)) {
    const own = stackSlots(catalog, stackId);
    const kept = rows.filter(({ caze }) => caze.softwareStack === stackId);
    Object.assign(result.stacks, collected(own, fitSlots(catalog, own, kept)).stacks);
  }
  return result;
}

/**
 * What predicts each size of the small families: chips fitted without the family, its stack without
 * the size. By family, then size.
 */
export function fitLeftOut(rows: readonly FitRow[]): Record<string, Record<string, LeftOutFit>> {
  const result: Record<string, Record<string, LeftOutFit>> = {};
  for (const family of FAMILIES.filter(isLeftOutFamily)) {
    const own = rows.filter((row) => row.family === family);
    const { chipSet, caze } = own[0] as FitRow;
    const { softwareStack, hardware } = caze;
    const catalog = new FitCatalog();
    const others = rows.filter((row) => row.family !== family);
    const chip = chipNumbers(fitEverything(catalog, others), chipSet, hardware);
    const bySize: Record<string, LeftOutFit> = {};
    for (const size of new Set(own.map((row) => row.size))) {
      const slots = stackSlots(catalog, softwareStack);
      const kept = rows.filter(
        (row) =>
          row.caze.softwareStack === softwareStack && !(row.family === family && row.size === size),
      );
      const fitted = collected(slots, fitSlots(catalog, slots, kept));
      bySize[size] = { chip, stack: fitted.stacks[softwareStack] ?? {} };
    }
    result[family.id] = bySize;
  }
  return result;
}
