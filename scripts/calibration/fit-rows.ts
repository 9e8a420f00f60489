import {
  FAMILIES,
  type Family,
  isCalibrationCase,
  sizeLabel,
} from '../../engine/validation/families';
import { measuredCaseSchema, measuredStepSeconds } from '../../engine/validation/measured-case';
import { FitCatalog, type FitRow } from './fit-catalog';
import { type FitOptions, leastSquares, type Residuals } from './least-squares';
import { familyText } from './measured-files';
import { STACK_PARAMETERS } from './parameters';
import { CALIBRATED_CHIPS, chipSlots, ELDER_STACKS, type Slot, stackSlots, touches } from './slots';

const OPTIONS: FitOptions = { iterations: 40, outlierRatio: 0.02, priorWeight: 0.02 };
const ROUNDS = 2;
/** Cases of a family count as this many over the root of their number, so that big files do not rule. */
const FAMILY_BASE_WEIGHT = 3;

/** Numbers that predict one left-out size. */
export interface LeftOutFit {
  chip: Record<string, number>;
  stack: Record<string, number>;
}

export interface FitResult {
  chips: Record<string, Record<string, number>>;
  stacks: Record<string, Record<string, number>>;
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

/** Fits the slots to the rows, leaving the values in the catalog; returns them in slot order. */
export function fitSlots(
  catalog: FitCatalog,
  slots: readonly Slot[],
  rows: readonly FitRow[],
  start?: readonly number[],
  options: FitOptions = OPTIONS,
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
    options,
    start === undefined ? undefined : Float64Array.from(start),
  );
  apply(values);
  return [...values];
}

const SIGNIFICANT_DIGITS = 4;
export const rounded = (value: number): number => Number(value.toPrecision(SIGNIFICANT_DIGITS));

export function collected(slots: readonly Slot[], values: readonly number[]): FitResult {
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
