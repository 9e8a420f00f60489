import { z } from 'zod';

/** How well a number is known, best first. The one enum of the product. */
export const GRADES = [
  'measured',
  'vendor',
  'listPrice',
  'calibrated',
  'derived',
  'assumption',
] as const;
export const gradeSchema = z.enum(GRADES);
export type Grade = z.infer<typeof gradeSchema>;

/** A number about the world, with all that is needed to trust or replace it. */
export interface Fact {
  value: number;
  unit: string;
  /** Bounds of a plausible range; absent when the value is exact or no range is known. */
  low?: number | undefined;
  high?: number | undefined;
  grade: Grade;
  /** Key into sources.json. */
  source: string;
  /** Where in the source: table, section, row. */
  locator?: string | undefined;
  /** Day, month or year the fact held: 2026-11-09, 2026-11 or 2026. */
  date: string;
  note?: string | undefined;
}

/**
 * Schema of a fact in one given unit. Refuses unknown keys, another unit, a range that does not
 * hold the value, and an assumption without a range.
 */
export function factIn(unit: string) {
  return z
    .strictObject({
      value: z.number(),
      unit: z.literal(unit),
      low: z.number().optional(),
      high: z.number().optional(),
      grade: gradeSchema,
      source: z.string().min(1),
      locator: z.string().min(1).optional(),
      date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
      note: z.string().min(1).optional(),
    })
    .refine((f) => (f.low ?? f.value) <= f.value && f.value <= (f.high ?? f.value), {
      message: 'low <= value <= high must hold',
    })
    .refine((f) => f.grade !== 'assumption' || (f.low !== undefined && f.high !== undefined), {
      message: 'an assumption needs low and high',
    });
}

/** The same record with every fact replaced by its number: what formulas take. */
export type Values<T> = T extends Fact
  ? number
  : T extends (infer U)[]
    ? Values<U>[]
    : T extends object
      ? { [K in keyof T]: Values<T[K]> }
      : T;

/** True for a fact, whatever record it was found in. */
export function isFact(node: unknown): node is Fact {
  return typeof node === 'object' && node !== null && 'grade' in node && 'value' in node;
}

/** Replaces every fact in a catalog record by its value. Shape and keys stay. */
export function valuesOf<T>(node: T): Values<T> {
  if (isFact(node)) return node.value as Values<T>;
  if (Array.isArray(node)) return node.map(valuesOf) as Values<T>;
  if (typeof node === 'object' && node !== null)
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => [key, valuesOf(child)]),
    ) as Values<T>;
  return node as Values<T>;
}
