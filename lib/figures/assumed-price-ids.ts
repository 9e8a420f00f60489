import type { Catalog } from '@/engine/catalog/schema';
import { priceIsAssumed } from '@/engine/recommend/picks';
import type { Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';

/** Options whose deciding price is an assumption and not the user's own number. */
export function assumedPriceIds(
  result: Pick<Result, 'options'>,
  scenario: Scenario,
  catalog: Catalog,
): string[] {
  return result.options
    .filter((option) => priceIsAssumed(option, scenario, catalog))
    .map((option) => option.id);
}
