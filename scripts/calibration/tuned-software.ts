import { FAMILIES, type Family } from '../../engine/validation/families';
import { measuredCaseSchema, measuredStepSeconds } from '../../engine/validation/measured-case';
import { softwareKey } from '../../engine/validation/predictions';
import type { FitCatalog, FitRow } from './fit-catalog';
import { collected, type FitResult, fitSlots, type LeftOutFit } from './fit-rows';
import type { FitOptions } from './least-squares';
import { familyText } from './measured-files';
import { GENERIC_PARAMETERS, type Parameter, TUNED_CHIP_PARAMETERS } from './parameters';
import { GENERIC_STACK_ID, type Slot, TUNED_CHIPS } from './slots';

/** Software differs more than the cases of one: errors up to here count in full, priors as one case each. */
const OPTIONS: FitOptions = { iterations: 40, outlierRatio: 0.1, priorWeight: 1 };
/** One software on one chip and precision counts as its cases, but no more than this many; each weighs this much. */
const CASES_COUNTED = 4;
const CASE_WEIGHT = 3;
/** Families with stacks of their own that are software of today on their chip; they anchor the mean. */
const ANCHOR_FAMILIES: readonly string[] = ['fsdp-a100', 'internevo-a100', 'megatron-core-h100'];
/** Its runs were made in pure 16 bits, which the planner's software is not. */
const ANCHOR_EXCLUDED_CHIP = 'nvidia-a100-sxm4-40gb';
/** A successor without 16-bit cases takes the chip's 16-bit ratio. */
const SUCCESSORS: Readonly<Record<string, readonly string[]>> = { h100: ['b200'] };

export const OTHER_SOFTWARE_FAMILY = 'other-software';
const family = FAMILIES.find(({ id }) => id === OTHER_SOFTWARE_FAMILY) as Family;

const chipSetOf = (hardware: string) =>
  Object.entries(TUNED_CHIPS).find(([, ids]) => ids.includes(hardware))?.[0] ?? '';

/** Published steps of software without a stack of its own, and the anchors, all as the generic stack's. */
export function tunedRows(calibrationRows: readonly FitRow[]): FitRow[] {
  const published = familyText(OTHER_SOFTWARE_FAMILY)
    .split('\n')
    .map((line) => measuredCaseSchema.parse(JSON.parse(line)))
    .map((caze) => ({
      family,
      size: caze.software ?? '',
      caze,
      chipSet: chipSetOf(caze.hardware),
      measuredSeconds: measuredStepSeconds(caze),
      weight: 1,
    }));
  const anchors = calibrationRows
    .filter(
      ({ family: { id }, caze }) =>
        ANCHOR_FAMILIES.includes(id) && caze.hardware !== ANCHOR_EXCLUDED_CHIP,
    )
    .map((row) => ({
      ...row,
      size: row.family.id,
      caze: { ...row.caze, softwareStack: GENERIC_STACK_ID },
    }));
  const rows = [...published, ...anchors];
  const groupOf = ({ size, caze }: FitRow) => `${size} ${caze.hardware} ${caze.run.precision}`;
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
  return rows.map((row) => {
    const count = counts.get(groupOf(row)) ?? 1;
    return { ...row, weight: (CASE_WEIGHT * Math.min(count, CASES_COUNTED)) / count };
  });
}

/** The numbers that these rows fit: what tuned kernels hold on a chip, and the generic stack's. */
function tunedSlots(catalog: FitCatalog): Slot[] {
  const measures = (set: string, { key }: Parameter) => set === 'h100' || key !== 'tunedGemmRatio';
  const chipSlots = Object.entries(TUNED_CHIPS).flatMap(([set, ids]) =>
    TUNED_CHIP_PARAMETERS.filter((parameter) => measures(set, parameter)).map((parameter) => ({
      parameter,
      owner: set,
      chipIds:
        parameter.key === 'tunedGemmRatio'
          ? [...ids, ...(SUCCESSORS[set] ?? []).flatMap((next) => TUNED_CHIPS[next] ?? [])]
          : ids,
      stackId: null,
    })),
  );
  const generic = catalog.stacks[GENERIC_STACK_ID] as unknown as Record<string, number>;
  const stackSlots = GENERIC_PARAMETERS.map((parameter) => ({
    parameter: { ...parameter, prior: priorOf(parameter, generic) },
    owner: GENERIC_STACK_ID,
    chipIds: [],
    stackId: GENERIC_STACK_ID,
  }));
  return [...chipSlots, ...stackSlots];
}

/** The mean of the other stacks; where only one of them says anything, the general prior. */
function priorOf(parameter: Parameter, generic: Readonly<Record<string, number>>): number {
  return parameter.key === 'weightGatherOverlapRatio'
    ? parameter.prior
    : (generic[parameter.key] ?? parameter.prior);
}

/** Fits on all rows; the catalog must hold the other stacks' means in the generic stack. */
export function fitTuned(catalog: FitCatalog, rows: readonly FitRow[]): FitResult {
  const slots = tunedSlots(catalog);
  return collected(slots, fitSlots(catalog, slots, rows, undefined, OPTIONS));
}

/** The numbers of one chip under a fit. */
export function tunedChipNumbers({ chips }: FitResult, set: string): Record<string, number> {
  const shared = Object.entries(SUCCESSORS).find(([, next]) => next.includes(set))?.[0];
  const gemm = shared === undefined ? undefined : chips[shared]?.tunedGemmRatio;
  return { ...(gemm === undefined ? {} : { tunedGemmRatio: gemm }), ...chips[set] };
}

/** What predicts each software without its own cases, by software and chip. */
export function fitWithoutEachSoftware(
  newCatalog: () => FitCatalog,
  rows: readonly FitRow[],
): Record<string, LeftOutFit> {
  const published = rows.filter((row) => row.family === family);
  const result: Record<string, LeftOutFit> = {};
  for (const software of new Set(published.map(({ size }) => size))) {
    const fit = fitTuned(
      newCatalog(),
      rows.filter(({ size }) => size !== software),
    );
    for (const { caze, chipSet } of published.filter(({ size }) => size === software))
      result[softwareKey(caze)] = {
        chip: tunedChipNumbers(fit, chipSet),
        stack: fit.stacks[GENERIC_STACK_ID] ?? {},
      };
  }
  return result;
}
