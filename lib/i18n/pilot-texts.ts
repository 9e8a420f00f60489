import type { PilotPlan } from '@/engine/recommend/roadmap-result';
import type { Goals } from '@/engine/scenario';
import { formatLoss } from '@/lib/format/loss';
import { formatFactor, formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { Say } from './change-sentences';
import type { Wording } from './details-text';
import { type RuleTexts, ruleTexts, speedUpText } from './gate-texts';

/** What the pilot confirms or refutes, and why the limits lie where they do. */
export interface PilotTexts {
  confirmed: string;
  refuted: string;
  between: string;
  expected: string;
  /** Why: shown on demand. */
  reasons: string[];
}

const SEED_DIGITS = 2;
const WORTH_DIGITS = 2;

const SECOND_THOUGHTS = ['tokensPerSecondPerChip', 'energyJoules'];

/** The limits that a gate is told by in one line; the others stand in its table. */
export function decidingRules(rules: readonly RuleTexts[]): RuleTexts[] {
  const compared = rules.filter(({ metric }) => !SECOND_THOUGHTS.includes(metric));
  return compared.length > 0 ? compared : [...rules];
}

function verdicts(plan: PilotPlan, wording: Wording, say: Say) {
  const rule = (name: string) => plan.rules.find(({ metric }) => metric === name);
  const speed = rule('speedUpRatio');
  const gap = rule('lossGapNats');
  const counterpart = plan.counterpartId === null ? 'none' : wording.titleOf(plan.counterpartId);
  const factor = (value: number) => speedUpText(value, wording.locale);
  if (speed !== undefined && gap !== undefined)
    return {
      confirmed: say('roadmap.ab.goBoth', {
        counterpart,
        speed: factor(speed.high),
        gap: formatLoss(gap.low),
      }),
      refuted: say('roadmap.ab.stopBoth', {
        speed: factor(speed.low),
        gap: formatLoss(gap.high),
      }),
      between: say('roadmap.ab.again'),
    };
  if (speed !== undefined)
    return {
      confirmed: say('roadmap.ab.goSpeed', { counterpart, speed: factor(speed.high) }),
      refuted: say('roadmap.ab.stopSpeed', { speed: factor(speed.low) }),
      between: say('roadmap.ab.againSpeed'),
    };
  const [chip] = plan.rules;
  const tokens = (value: number | undefined) => formatSignificant(value ?? 0);
  return {
    confirmed: say('roadmap.ab.goThroughput', { tokens: tokens(chip?.high) }),
    refuted: say('roadmap.ab.stopThroughput', { tokens: tokens(chip?.low) }),
    between: say('roadmap.ab.againSpeed'),
  };
}

function gapReasons(plan: PilotPlan, goals: Goals, { locale }: Wording, say: Say): string[] {
  const { carryOver, rules } = plan;
  const gap = rules.find(({ metric }) => metric === 'lossGapNats');
  if (gap === undefined) return [];
  const nats = (value: number) => formatSignificant(value, SEED_DIGITS);
  const worth = (value: number) => formatSignificant(value, WORTH_DIGITS);
  const reasons = [
    say('roadmap.ab.meaning'),
    gap.predicted === null
      ? say('roadmap.ab.scaleUnknown', { full: formatLoss(goals.lossGapLimit) })
      : say('roadmap.ab.scale', {
          full: formatLoss(goals.lossGapLimit),
          stage: formatLoss(plan.lossGapLimitNats),
          growth: formatFactor(plan.gapGrowthRatio, locale),
        }),
    say('roadmap.ab.noise', {
      half: nats(plan.halfWidthNats),
      runs: plan.seedCount,
      detectable: nats(plan.detectableGapNats),
    }),
  ];
  if (carryOver === null) return reasons;
  const { priorRatio, resolvedRatio, goRatio } = carryOver;
  reasons.push(
    say('roadmap.ab.worth', {
      low: worth(priorRatio.low),
      high: worth(priorRatio.high),
      half: formatSignificant((resolvedRatio.high - resolvedRatio.low) / 2, 1),
    }),
  );
  if (goRatio !== null) reasons.push(say('roadmap.ab.worthGo', { go: worth(goRatio) }));
  return reasons;
}

function priceReasons(plan: PilotPlan, { locale, titleOf }: Wording, say: Say): string[] {
  if (plan.speedUpRatio === null || plan.counterpartId === null) return [];
  const counterpart = titleOf(plan.counterpartId);
  if (plan.breakEvenSpeedUpRatio === null) return [say('roadmap.ab.neverPays', { counterpart })];
  const value = speedUpText(plan.breakEvenSpeedUpRatio, locale);
  return [say('roadmap.ab.pays', { value, counterpart })];
}

/** The pilot in words. */
export function pilotTexts(plan: PilotPlan, goals: Goals, wording: Wording, say: Say): PilotTexts {
  const values = decidingRules(plan.rules.map((rule) => ruleTexts(rule, wording, say))).map(
    ({ metric, predicted: value, range }) => {
      if (range === '') return say('roadmap.ab.gapNotPredicted');
      const key = metric === 'lossGapNats' ? 'expectedGap' : 'expectedSpeed';
      return say(`roadmap.ab.${key}`, { value, range });
    },
  );
  return {
    ...verdicts(plan, wording, say),
    expected: say('roadmap.ab.expected', {
      values: values.join(wording.listSeparator),
      chance: formatPercent(plan.goProbability),
    }),
    reasons: [...gapReasons(plan, goals, wording, say), ...priceReasons(plan, wording, say)],
  };
}
