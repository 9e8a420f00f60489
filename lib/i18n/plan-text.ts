import type { OptionResult, ScheduleAdvice } from '@/engine/result';
import type { Scenario, Sparsity, SparsityPhase } from '@/engine/scenario';
import { isDensePhase, sparsityPhases } from '@/engine/workload/sparsity';
import { formatDuration } from '@/lib/format/duration';
import { formatMoney } from '@/lib/format/money';
import { formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { Say } from './change-sentences';
import type { Wording } from './details-text';

const LEVEL_DIGITS = 3;

function kindOf(phase: SparsityPhase): string {
  const { attentionSparsityRatio, feedForwardSparsityRatio } = phase;
  if (isDensePhase(phase)) return 'dense';
  if (attentionSparsityRatio === feedForwardSparsityRatio) return 'all';
  return attentionSparsityRatio === 0 ? 'feedForward' : 'groups';
}

function levelText(phase: SparsityPhase, say: Say): string {
  return say('plan.level', {
    kind: kindOf(phase),
    level: formatPercent(phase.feedForwardSparsityRatio, LEVEL_DIGITS),
    attention: formatPercent(phase.attentionSparsityRatio, LEVEL_DIGITS),
  });
}

/** A sparsity plan in plain words: `87.5% sparse for 45% of tokens, then dense`. */
export function planText(plan: Sparsity, say: Say): string {
  const phases = sparsityPhases(plan);
  const isOne = phases.length === 1;
  return phases
    .map((phase, index) => {
      const level = levelText(phase, say);
      if (index < phases.length - 1)
        return say('plan.stretch', { level, share: formatPercent(phase.tokenShareRatio) });
      if (isDensePhase(phase)) return say(isOne ? 'plan.throughoutDense' : 'plan.lastDense');
      return say(isOne ? 'plan.throughout' : 'plan.lastSparse', { level });
    })
    .join(say('plan.then'));
}

/** What a chosen schedule was chosen for; null where the schedule was stated. */
export function choiceText(
  option: Pick<OptionResult, 'scheduleChosen' | 'sparsity' | 'loss'>,
  { lossGapLimit }: Scenario['goals'],
  say: Say,
): string | null {
  if (!option.scheduleChosen) return null;
  if (option.loss.dense === null) return say('plan.chosenUnpredicted');
  const limit = formatSignificant(lossGapLimit, 2);
  return say(option.sparsity.pattern === 'dense' ? 'plan.chosenDense' : 'plan.chosen', { limit });
}

/** A schedule that keeps the bound, and what it brings against the plan asked for. */
export function scheduleSentence(
  { keepsBound, plan, trainingSeconds, costUsd }: ScheduleAdvice,
  asked: OptionResult,
  { lossGapLimit }: Scenario['goals'],
  { locale, money }: Wording,
  say: Say,
): string {
  const brings = {
    time: formatDuration(trainingSeconds, locale),
    timeNow: formatDuration(asked.trainingSeconds.p50, locale),
    cost: formatMoney(costUsd, money, locale),
    costNow: formatMoney(asked.costUsd.p50, money, locale),
  };
  if (plan.pattern === 'dense') return say('plan.advice.dense', brings);
  return say(`plan.advice.${keepsBound}`, {
    ...brings,
    limit: formatSignificant(lossGapLimit, 2),
    plan: planText(plan, say),
  });
}
