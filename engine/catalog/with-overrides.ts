import { EngineError } from '../errors';
import type { Override } from '../scenario';
import type { Fact } from './fact';
import { factAt, keysAt } from './fact-at';
import type { Catalog } from './schema';

/** Smallest and largest value that formulas can take at a path; `whole` where it counts things. */
export interface AcceptedValues {
  minimum: number;
  maximum: number;
  /** The minimum itself is refused: something is divided by it. */
  aboveMinimum: boolean;
  whole: boolean;
}

const DIVISOR_UNITS = new Set(['B/s', 'FLOP/s', 'token/s', 'year', 'JPY/USD', 'EUR/USD']);
/** Shares and counts that the formulas of cost, carbon and phased adoption divide by. */
const DIVISOR_NAMES = new Set([
  'useRatio',
  'rentedUseRatio',
  'storageUsableRatio',
  'operatorNodeCount',
  'teamPersonCount',
  'tokensPerParameter',
  'smallestStepCount',
  'smallestParameterCount',
  'pilotComputeShareRatio',
  'midComputeShareRatio',
  'largestPilotParameterRatio',
  'pilotRunDays',
  'midRunDays',
  'seedCount',
]);
/** A share of a whole whose rest is divided by stays below one. */
const LARGEST_PARTIAL_SHARE = 0.99;
const PARTIAL_SHARE_NAMES = new Set(['networkCapitalRatio']);
/** Beyond a million times what is known a number is a slip of the keyboard, and sums would overflow. */
const FARTHEST_RATIO = 1e6;
/** What machines and stacks have of these (sizes, efficiencies) is divided by too, unless it may be none. */
const MACHINE_DIVISOR_UNITS = new Set(['B', '1']);

/**
 * What a user may put in a fact's place, read from the fact's name, unit and own range: no negative
 * number where the catalog's is not, no zero where formulas divide, counts whole, shares at most 1.
 */
export function acceptedValues(path: string, fact: Fact): AcceptedValues {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const isMachine = /^(hardware|stacks)\./.test(path);
  const whole = path.startsWith('hardware.') && /(Count|^chipsPerNode)$/.test(name);
  const isShare = /(Ratio|Probability)$/.test(name) && (fact.high ?? fact.value) <= 1;
  const least = name === 'powerUsageEffectiveness' || whole ? 1 : 0;
  const lowest = fact.low ?? fact.value;
  const divides =
    DIVISOR_UNITS.has(fact.unit) ||
    DIVISOR_NAMES.has(name) ||
    (isMachine && MACHINE_DIVISOR_UNITS.has(fact.unit));
  const largestShare = PARTIAL_SHARE_NAMES.has(name) ? LARGEST_PARTIAL_SHARE : 1;
  const farthest = FARTHEST_RATIO * Math.max(1, fact.value, fact.high ?? fact.value);
  return {
    minimum: lowest < 0 ? Number.NEGATIVE_INFINITY : least,
    maximum: isShare ? largestShare : farthest,
    aboveMinimum: divides && !whole && lowest > 0,
    whole,
  };
}

/**
 * The fact with the user's number. Prices lose their range (a price that is entered is a quote);
 * any other range is widened to hold the number, for the doubt stays. Grade and source stay.
 */
export function overriddenFact(fact: Fact, value: number, note: string): Fact {
  const { low, high, ...rest } = fact;
  const remark = `Set by the user; the catalog says ${fact.value} ${fact.unit}.`;
  const base = { ...rest, value, note: note === '' ? remark : `${remark} ${note}` };
  if (fact.unit.startsWith('USD')) return base;
  return {
    ...base,
    ...(low === undefined ? {} : { low: Math.min(low, value) }),
    ...(high === undefined ? {} : { high: Math.max(high, value) }),
  };
}

function refuseUnusable(path: string, fact: Fact, value: number): void {
  const accepted = acceptedValues(path, fact);
  const fits =
    Number.isFinite(value) &&
    value <= accepted.maximum &&
    (accepted.aboveMinimum ? value > accepted.minimum : value >= accepted.minimum) &&
    (!accepted.whole || Number.isInteger(value));
  if (!fits)
    throw new EngineError('unusableOverride', {
      path,
      value,
      unit: fact.unit,
      minimum: Number.isFinite(accepted.minimum) ? accepted.minimum : null,
      maximum: accepted.maximum,
      whole: accepted.whole,
    });
}

/** A copy of `record` with `leaf` at the end of `keys`; branches off the way are shared. */
function replacedAt<T>(record: T, keys: readonly string[], leaf: unknown): T {
  const [key, ...rest] = keys;
  if (key === undefined) return leaf as T;
  const child = replacedAt((record as Record<string, unknown>)[key], rest, leaf);
  if (Array.isArray(record)) return record.with(Number(key), child) as T;
  return { ...record, [key]: child };
}

/**
 * The catalog with the user's numbers in place; the original is untouched and everything else is
 * shared with it. Later overrides of one path win. Throws `unknownCatalogPath` for a path that leads
 * to no fact and `unusableOverride` for a number no formula can take.
 */
export function withOverrides(catalog: Catalog, overrides: readonly Override[]): Catalog {
  let result = catalog;
  for (const { path, value, note } of overrides) {
    const keys = keysAt(catalog, path);
    const fact = factAt(catalog, path);
    refuseUnusable(path, fact, value);
    result = replacedAt(result, keys, overriddenFact(fact, value, note));
  }
  return result;
}
