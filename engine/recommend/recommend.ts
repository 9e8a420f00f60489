import type { Catalog } from '../catalog/schema';
import type { Recommendation } from '../result';
import type { Scenario } from '../scenario';
import { rduBreakEvenUsdPerChipHour } from './break-even';
import { infeasibility } from './fixes';
import { flipPointsOf } from './flip-points';
import { paretoIds } from './pareto';
import { picksOf } from './picks';
import { counterArgumentOf, reasonsOf } from './reasons';
import { scheduleAdvice } from './schedule-advice';
import type { Simulate } from './simulation';

/**
 * Which of the asked options to take, why, what speaks against it and what would change it. A pick
 * is null where bands overlap or an assumed price decides; the reasons say which.
 */
export function recommend(
  scenario: Scenario,
  catalog: Catalog,
  simulate: Simulate,
): Recommendation {
  const result = simulate(scenario, catalog);
  const { options } = result;
  const picks = picksOf(options, scenario, catalog);
  const breakEven = rduBreakEvenUsdPerChipHour(scenario, catalog, result, simulate);
  return {
    picks: {
      balanced: picks.balanced.id,
      time: picks.time.id,
      cost: picks.cost.id,
      carbon: picks.carbon.id,
    },
    pareto: paretoIds(options),
    options,
    reasons: reasonsOf(picks, options, scenario, catalog),
    counterArgument: counterArgumentOf(picks, options, scenario, catalog, breakEven),
    flipPoints: flipPointsOf(scenario, catalog, result, simulate),
    breakEven: { rduPriceUsdPerChipHour: breakEven },
    infeasible: infeasibility(scenario, catalog, result, simulate),
    schedules: scheduleAdvice(scenario, catalog, result, simulate),
  };
}
