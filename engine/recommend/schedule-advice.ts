import { withOverrides } from '../catalog/load';
import type { Catalog } from '../catalog/schema';
import type { OptionResult, Result, ScheduleAdvice } from '../result';
import type { AskedSparsity, Option, Scenario } from '../scenario';
import { carryOverRange, cautiousCarryOverRatio } from '../workload/quality';
import { withOverride } from './break-even';
import { LIKELY_ONLY, type Simulate } from './simulation';

/** A schedule is worth naming for its time or its cost alone from this share on. */
const BETTER_RATIO = 0.99;
const CARRY_OVER_PATH = 'assumptions.quality.carryOverRatio';

function alone(scenario: Scenario, option: Option): Scenario {
  return { ...scenario, options: [option], ladder: null };
}

/** The question under which a chosen schedule keeps the real bound in nine of ten outcomes. */
function cautiously(scenario: Scenario, catalog: Catalog): Scenario {
  const { quality } = withOverrides(catalog, scenario.overrides).assumptions;
  const worth = cautiousCarryOverRatio(carryOverRange(quality.carryOverRatio));
  const lossGapLimit = scenario.goals.lossGapLimit / (1 + quality.gapUncertaintyRatio.value);
  return withOverride(
    { ...scenario, goals: { ...scenario.goals, lossGapLimit } },
    CARRY_OVER_PATH,
    worth,
  );
}

/**
 * Whether a chosen schedule is worth saying beside the plan asked for. Where the chips are left
 * open a faster schedule may take fewer of them: it shows in the cost, not in the time.
 */
function improves(found: OptionResult, asked: OptionResult, lossGapLimit: number): boolean {
  if (asked.loss.gap !== null && asked.loss.gap.p50 > lossGapLimit) return true;
  const timeRatio = found.trainingSeconds.p50 / asked.trainingSeconds.p50;
  const costRatio = found.costUsd.p50 / asked.costUsd.p50;
  if (Math.min(timeRatio, costRatio) < BETTER_RATIO) return true;
  return timeRatio <= 1 && found.loss.verdict === 'dense';
}

/**
 * For every sparse option whose parity is at risk or lost: the schedule the engine would choose for
 * the bound, and the one that keeps it in nine of ten outcomes. Each was run as it would be applied;
 * those that bring nothing are left out.
 */
export function scheduleAdvice(
  scenario: Scenario,
  catalog: Catalog,
  result: Result,
  simulate: Simulate,
): ScheduleAdvice[] {
  const { lossGapLimit } = scenario.goals;
  const run = (asked: Scenario, option: Option, sparsity: AskedSparsity) =>
    simulate(alone(asked, { ...option, sparsity }), catalog, LIKELY_ONLY).options[0];
  return scenario.options.flatMap((option) => {
    const stated = result.options.find(({ id }) => id === option.id);
    const { sparsity } = option;
    if (stated === undefined || stated.chipCount === 0 || sparsity.pattern === 'dense') return [];
    if (stated.loss.verdict !== 'atRisk' && stated.loss.verdict !== 'lost') return [];
    const open: AskedSparsity = { ...sparsity, phases: null };
    const told = (
      keepsBound: ScheduleAdvice['keepsBound'],
      applied: AskedSparsity,
      found: OptionResult,
    ): ScheduleAdvice[] => {
      const { gap, verdict } = found.loss;
      if (gap === null || verdict === 'notPredicted') return [];
      return [
        {
          optionId: option.id,
          keepsBound,
          sparsity: applied,
          plan: found.sparsity,
          lossGap: gap,
          verdict,
          trainingSeconds: found.trainingSeconds.p50,
          costUsd: found.costUsd.p50,
        },
      ];
    };
    const advice: ScheduleAdvice[] = [];
    const likely = stated.scheduleChosen ? undefined : run(scenario, option, open);
    const likelyGap = likely?.loss.gap?.p50 ?? Number.POSITIVE_INFINITY;
    if (likely && likelyGap <= lossGapLimit && improves(likely, stated, lossGapLimit))
      advice.push(...told('likely', open, likely));
    const cautious = run(cautiously(scenario, catalog), option, open)?.sparsity;
    if (cautious && cautious.pattern !== 'dense') {
      const proved = run(scenario, option, cautious);
      if (proved?.loss.verdict === 'parityLikely')
        advice.push(...told('nineInTen', cautious, proved));
    }
    return advice;
  });
}
