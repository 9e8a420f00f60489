import type { Catalog } from '../catalog/schema';
import type { OptionResult, Result } from '../result';
import type { Scenario } from '../scenario';
import type { Simulate } from './recommend';

const cheapest = (options: OptionResult[]) =>
  options.reduce<OptionResult | undefined>(
    (best, option) => (best && best.costUsd.p50 <= option.costUsd.p50 ? best : option),
    undefined,
  );

/**
 * Price per RDU-hour below which the cheapest RDU plan that holds the loss limit costs less than
 * the cheapest GPU plan. Cost is a straight line in the price, so two runs give it; null where one
 * of the families is missing, nothing is rented, or no positive price would do.
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
  const holdsLoss = (option: OptionResult) => option.loss.gap.p50 <= scenario.goals.lossGapLimit;
  const runnable = result.options.filter((option) => option.chipCount > 0 && holdsLoss(option));
  const gpu = cheapest(runnable.filter((option) => kindOf(option) === 'gpu'));
  const rdu = cheapest(runnable.filter((option) => kindOf(option) === 'rdu'));
  if (gpu === undefined || rdu === undefined || rdu.priceFactPath === null) return null;
  const costAt = (usdPerChipHour: number) => {
    const asked = simulate(
      withOverride(scenario, rdu.priceFactPath ?? '', usdPerChipHour),
      catalog,
    );
    return asked.options.find(({ id }) => id === rdu.id)?.costUsd.p50 ?? Number.NaN;
  };
  const [low, high] = [1, 2];
  const costAtLow = costAt(low);
  const slope = (costAt(high) - costAtLow) / (high - low);
  const breakEven = low + (gpu.costUsd.p50 - costAtLow) / slope;
  return Number.isFinite(breakEven) && breakEven > 0 ? breakEven : null;
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
