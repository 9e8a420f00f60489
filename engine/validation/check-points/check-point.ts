import type { Grade } from '../../catalog/fact';
import type { Catalog } from '../../catalog/schema';

/** What a check point belongs to, in the order of the argument. */
export const CHECK_POINT_GROUPS = [
  'workload',
  'roofline',
  'sparseKernels',
  'dataflow',
  'cluster',
  'quality',
] as const;
export type CheckPointGroup = (typeof CHECK_POINT_GROUPS)[number];

/**
 * How a prediction stands to the published figure: `equal` to it within the tolerance, `inRange` of
 * it, `atMost` as large, or `stated`: published, and not what this engine gives.
 */
export type CheckPointKind = 'equal' | 'inRange' | 'atMost' | 'stated';

/** A figure that stands in public, beside what the engine of today gives for it. */
export interface CheckPoint {
  id: string;
  group: CheckPointGroup;
  /** One figure has `low` = `high`. */
  published: { low: number; high: number };
  unit: string;
  kind: CheckPointKind;
  /** Distance allowed over the published size: half of the last printed digit unless said otherwise. */
  toleranceRatio: number;
  /** How the published figure is known; `derived` was worked out by hand from a published formula. */
  grade: Grade;
  /** Key into sources.json. */
  source: string;
  locator: string;
  /** Catalog path of the number that holds this figure; then agreement proves nothing. */
  inputPath: string | null;
  /** Null where the engine cannot be asked: the source leaves out what it would need. */
  predicted: (catalog: Catalog) => number | null;
}

/** Room for the last bits of a sum beside half of a printed digit. */
const LAST_BITS = 1 + 1e-9;

/** A figure as printed, its last digit worth `digitSize`: right when it rounds to the same digits. */
export function printed(
  value: number,
  digitSize: number,
): Pick<CheckPoint, 'published' | 'toleranceRatio'> {
  return {
    published: { low: value, high: value },
    toleranceRatio: ((digitSize / 2) * LAST_BITS) / Math.abs(value),
  };
}

/** Whether a prediction agrees with what is published, in the way its kind asks. */
export function agrees(
  { published, kind, toleranceRatio }: Pick<CheckPoint, 'published' | 'kind' | 'toleranceRatio'>,
  predicted: number | null,
): boolean {
  if (predicted === null) return false;
  const isAbove = predicted >= published.low - Math.abs(published.low) * toleranceRatio;
  const isBelow = predicted <= published.high + Math.abs(published.high) * toleranceRatio;
  return kind === 'atMost' ? isBelow : isAbove && isBelow;
}
