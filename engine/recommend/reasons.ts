import { factAt } from '../catalog/load';
import type { Catalog } from '../catalog/schema';
import type { ErrorDetails } from '../errors';
import type { OptionResult, Recommendation } from '../result';
import type { Scenario } from '../scenario';
import { GOALS, type Picks, priceIsAssumed } from './picks';

type Reason = Recommendation['reasons'][number];

const reason = (code: string, params: ErrorDetails): Reason => ({ code, params });

/** How well the pick meets what was asked: the first thing a board wants to hear. */
function goalReasons(pick: OptionResult, scenario: Scenario): Reason[] {
  const reasons: Reason[] = [];
  const { deadlineSeconds, budgetUsd } = scenario.goals;
  if (deadlineSeconds !== null)
    reasons.push(
      reason('meetsDeadline', {
        option: pick.id,
        trainingSeconds: pick.trainingSeconds.p50,
        deadlineSeconds,
        probabilityRatio: pick.meetsDeadlineProbability ?? 1,
        chipCount: pick.chipCount,
      }),
    );
  if (budgetUsd !== null)
    reasons.push(
      reason('meetsBudget', {
        option: pick.id,
        costUsd: pick.costUsd.p50,
        budgetUsd,
        probabilityRatio: pick.meetsBudgetProbability ?? 1,
      }),
    );
  return reasons;
}

/** What sparsity brings on the pick's own machine, when the same machine was asked both ways. */
function sparsityReason(pick: OptionResult, options: OptionResult[], scenario: Scenario): Reason[] {
  const asked = (id: string) => scenario.options.find((option) => option.id === id);
  const own = asked(pick.id);
  const twin = options.find((option) => {
    const other = asked(option.id);
    const sameMachine = other?.hardware === own?.hardware && option.id !== pick.id;
    return sameMachine && option.sparsity.pattern !== pick.sparsity.pattern;
  });
  if (own === undefined || twin === undefined || twin.tokensPerSecond === 0) return [];
  const [dense, sparse] = pick.sparsity.pattern === 'dense' ? [pick, twin] : [twin, pick];
  const perChip = (option: OptionResult) => option.tokensPerSecond / option.chipCount;
  const { gap } = sparse.loss;
  const speed = {
    option: sparse.id,
    baseline: dense.id,
    speedUpFactor: perChip(sparse) / perChip(dense),
  };
  return [
    gap === null
      ? reason('sparsitySpeedOnly', speed)
      : reason('sparsityOnSameMachine', {
          ...speed,
          lossGapNats: gap.p50,
          lossGapHighNats: gap.p90,
        }),
  ];
}

/** Why the price under the pick can be relied on, or whose price cannot. */
function priceReason(
  pick: OptionResult,
  options: OptionResult[],
  scenario: Scenario,
  catalog: Catalog,
): Reason[] {
  if (pick.priceFactPath === null) return [];
  const fact = factAt(catalog, pick.priceFactPath);
  const assumed = options.filter((option) => priceIsAssumed(option, scenario, catalog));
  return [
    reason(assumed.length > 0 ? 'pricedByEvidenceOthersAssumed' : 'pricedByEvidence', {
      option: pick.id,
      priceUsd: fact.value,
      unit: fact.unit,
      grade: fact.grade,
      date: fact.date,
      assumed: assumed.map((option) => option.id),
    }),
  ];
}

/** Why no single winner stands in a goal, or who wins it and by how much. */
function goalWinnerReasons(picks: Picks, options: OptionResult[]): Reason[] {
  const find = (id: string | undefined) => options.find((option) => option.id === id);
  return (Object.keys(GOALS) as (keyof typeof GOALS)[]).flatMap((goal) => {
    const pick = picks[goal];
    const best = find(pick.contenders[0]);
    const next = find(pick.contenders[1]);
    if (best === undefined || next === undefined) return [];
    const ratio = GOALS[goal](next).p50 / GOALS[goal](best).p50;
    const params = { goal, option: best.id, other: next.id, ratio };
    return [
      pick.undecided === null
        ? reason('goalWon', params)
        : reason('goalUndecided', { ...params, because: pick.undecided }),
    ];
  });
}

/** All reasons for a result, most important first. */
export function reasonsOf(
  picks: Picks,
  options: OptionResult[],
  scenario: Scenario,
  catalog: Catalog,
): Reason[] {
  const pick = options.find((option) => option.id === picks.balanced.id);
  const winners = goalWinnerReasons(picks, options);
  if (pick === undefined)
    return [
      reason('noBalancedPick', { because: picks.balanced.undecided ?? 'noEligibleOption' }),
      ...winners,
    ];
  return [
    ...goalReasons(pick, scenario),
    ...priceReason(pick, options, scenario, catalog),
    ...sparsityReason(pick, options, scenario),
    ...winners,
  ];
}

/** A rival less than this ahead is no argument. */
const AHEAD_RATIO = 0.95;

/** What stands between a rival that is ahead and being recommended. */
function obstacleOf(
  rival: OptionResult,
  pick: OptionResult,
  scenario: Scenario,
  catalog: Catalog,
): string {
  const { verdict } = rival.loss;
  if (verdict === 'atRisk' || verdict === 'lost') return 'parityNotShown';
  if (verdict === 'notPredicted') return 'lossNotPredicted';
  if (!rival.feasible) return rival.reason?.code ?? 'infeasible';
  if (priceIsAssumed(rival, scenario, catalog)) return 'priceAssumed';
  return rival.costUsd.p50 > pick.costUsd.p50 ? 'costsMore' : 'withinUncertainty';
}

/**
 * The strongest case against the pick: the rival furthest below it in cost, time or CO2e (likely
 * values) with what stands in its way; where none is clearly ahead, the rival whose assumed price
 * would make it so, with the price that turns the scale. Null where nothing speaks against the pick.
 */
export function counterArgumentOf(
  picks: Picks,
  options: OptionResult[],
  scenario: Scenario,
  catalog: Catalog,
  breakEvenUsdPerChipHour: number | null,
): Recommendation['counterArgument'] {
  const pick = options.find((option) => option.id === picks.balanced.id);
  if (pick === undefined) return null;
  const rivals = options.filter((option) => option.id !== pick.id && option.chipCount > 0);
  const [ahead] = rivals
    .flatMap((option) =>
      (Object.keys(GOALS) as (keyof typeof GOALS)[]).map((goal) => ({
        option,
        goal,
        ratio: GOALS[goal](option).p50 / GOALS[goal](pick).p50,
      })),
    )
    .filter(({ ratio }) => ratio < AHEAD_RATIO)
    .sort((a, b) => a.ratio - b.ratio);
  if (ahead !== undefined)
    return reason('rivalAhead', {
      option: ahead.option.id,
      goal: ahead.goal,
      ratio: ahead.ratio,
      obstacle: obstacleOf(ahead.option, pick, scenario, catalog),
      lossGapNats: ahead.option.loss.gap?.p50 ?? null,
      breakEvenUsdPerChipHour,
    });
  const assumed = rivals
    .filter((option) => priceIsAssumed(option, scenario, catalog))
    .sort((a, b) => a.costUsd.p50 - b.costUsd.p50)[0];
  if (assumed?.priceFactPath == null || breakEvenUsdPerChipHour === null) return null;
  const price = factAt(catalog, assumed.priceFactPath);
  if (price.unit !== 'USD/chip-h') return null;
  return reason('rivalBelowPrice', {
    option: assumed.id,
    breakEvenUsdPerChipHour,
    assumedUsdPerChipHour: price.value,
    lowUsdPerChipHour: price.low ?? price.value,
    highUsdPerChipHour: price.high ?? price.value,
  });
}
