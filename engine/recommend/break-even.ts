import type { Catalog } from '../catalog/schema';
import type { OptionResult, Result } from '../result';
import type { Scenario } from '../scenario';
import { LIKELY_ONLY, type Simulate } from './simulation';

const cheapest = (options: OptionResult[]) =>
  options.reduce<OptionResult | undefined>(
    (best, option) => (best && best.costUsd.p50 <= option.costUsd.p50 ? best : option),
    undefined,
  );

/** Between these a price is sought, in USD per chip-hour; halved often enough to be exact to a millionth. */
const SEARCH = { lowUsd: 1e-3, highUsd: 1e3, halvings: 30 };

/**
 * Price per RDU-hour below which the cheapest RDU plan that holds the loss limit costs less than
 * the cheapest GPU plan. Cost only grows with the price (chips are chosen anew at each), so halving
 * finds it; null where one of the families is missing, nothing is rented, or no price would do.
 */
export function rduBreakEvenUsdPerChipHour(
  scenario: Scenario,
  catalog: Catalog,
  result: Result,
  simulate: Simulate,
): number | null {
  const kindOf = (option: OptionResult) => {
    const asked = scenario.options.find(({ id }) => id === option.id);
    return asked && catalog.hardware[asked.hardware]?.kind;
  };
  const holdsLoss = ({ loss: { gap } }: OptionResult) =>
    gap !== null && gap.p50 <= scenario.goals.lossGapLimit;
  const runnable = result.options.filter((option) => option.chipCount > 0 && holdsLoss(option));
  const gpu = cheapest(runnable.filter((option) => kindOf(option) === 'gpu'));
  const rented = runnable.filter(
    (option) => kindOf(option) === 'rdu' && option.priceFactPath?.startsWith('providers.'),
  );
  const pricePath = cheapest(rented)?.priceFactPath;
  if (gpu === undefined || pricePath == null) return null;
  const ids = rented.filter((option) => option.priceFactPath === pricePath).map(({ id }) => id);
  const asked = { ...scenario, options: scenario.options.filter(({ id }) => ids.includes(id)) };
  const isCheaperAt = (usdPerChipHour: number) => {
    const { options } = simulate(
      withOverride(asked, pricePath, usdPerChipHour),
      catalog,
      LIKELY_ONLY,
    );
    return (cheapest(options)?.costUsd.p50 ?? Number.POSITIVE_INFINITY) < gpu.costUsd.p50;
  };
  let { lowUsd, highUsd } = SEARCH;
  if (!isCheaperAt(lowUsd) || isCheaperAt(highUsd)) return null;
  for (let halving = 0; halving < SEARCH.halvings; halving++) {
    const middleUsd = Math.sqrt(lowUsd * highUsd);
    if (isCheaperAt(middleUsd)) lowUsd = middleUsd;
    else highUsd = middleUsd;
  }
  return lowUsd;
}

/** The scenario with one catalog fact set; an earlier value for the same path is replaced. */
export function withOverride(scenario: Scenario, path: string, value: number): Scenario {
  return {
    ...scenario,
    overrides: [
      ...scenario.overrides.filter((override) => override.path !== path),
      { path, value, note: '' },
    ],
  };
}
