import type { Fact } from '@/engine/catalog/fact';
import { catalogFacts, withOverrides } from '@/engine/catalog/load';
import type { Catalog } from '@/engine/catalog/schema';
import { ladderEndFactor } from '@/engine/ladder-end';
import { endRates, type PaperSetting, underFacts } from './paper-setting';

/** A fact of the dataflow machine or its software that is not known exactly, and what it does to the end. */
export interface InferredFact {
  path: string;
  /** The last key of the path: what the fact is called. */
  name: string;
  fact: Fact;
  low: number;
  high: number;
  endFactorAtLow: number;
  endFactorAtHigh: number;
}

/** Power, carbon and price do not touch speed. */
const OTHER_UNITS = new Set(['W', 'kgCO2e', 'USD']);
/** A fact that moves the end by less is left out. */
const LEAST_SWING_FACTOR = 0.05;

/** Facts with a range, one at a time at either end of it, layouts kept: largest swing first. */
export function inferredFacts(
  paper: PaperSetting,
  catalog: Catalog,
  baselineTokensPerSecond: number,
): InferredFact[] {
  const { hardware, softwareStack } = paper.option;
  const prefixes = [`hardware.${hardware}.`, `stacks.${softwareStack}.`];
  const endAt = (path: string, value: number) => {
    const changed = withOverrides(catalog, [{ path, value, note: '' }]);
    const rates = endRates(underFacts(paper, changed), baselineTokensPerSecond);
    return ladderEndFactor(rates, paper.sparseShareRatio);
  };
  return catalogFacts(catalog)
    .filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix)))
    .flatMap(({ path, fact }) => {
      const { low, high, unit } = fact;
      if (low === undefined || high === undefined || low === high) return [];
      if (OTHER_UNITS.has(unit)) return [];
      const name = path.split('.').at(-1) ?? path;
      const endFactorAtLow = endAt(path, low);
      const endFactorAtHigh = endAt(path, high);
      return [{ path, name, fact, low, high, endFactorAtLow, endFactorAtHigh }];
    })
    .filter((item) => swingOf(item) >= LEAST_SWING_FACTOR)
    .sort((a, b) => swingOf(b) - swingOf(a));
}

function swingOf({ endFactorAtLow, endFactorAtHigh }: InferredFact): number {
  return Math.abs(endFactorAtHigh - endFactorAtLow);
}
