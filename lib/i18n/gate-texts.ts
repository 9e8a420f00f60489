import type { Grade } from '@/engine/catalog/fact';
import type { GateMetric, GateRule } from '@/engine/recommend/roadmap-result';
import { formatDuration } from '@/lib/format/duration';
import { formatEnergy } from '@/lib/format/energy';
import type { Locale } from '@/lib/format/locale';
import { formatLoss } from '@/lib/format/loss';
import { formatMoney } from '@/lib/format/money';
import { formatFactor, formatRange, formatSignificant } from '@/lib/format/number';
import type { Say } from './change-sentences';
import type { Wording } from './details-text';

/** One line of a gate in words. */
export interface RuleTexts {
  metric: GateMetric;
  name: string;
  /** As the sentence of the gate has it: `speed at least 1.05×`. */
  criterion: string;
  predicted: string;
  /** Empty where nothing is predicted. */
  range: string;
  go: string;
  stop: string;
  grade: Grade;
}

/** Speed-ups of a few percent are told to the hundredth. */
export function speedUpText(ratio: number, locale: Locale): string {
  return formatFactor(ratio, locale, ratio < 1 ? 2 : 3);
}

/** A figure of a gate in the unit that people say; `at` picks the unit of a range. */
export function gateValue(
  metric: GateMetric,
  value: number,
  { locale, money }: Wording,
  say: Say,
  at = value,
): string {
  switch (metric) {
    case 'speedUpRatio':
      return speedUpText(value, locale);
    case 'lossGapNats':
      return formatLoss(value);
    case 'tokensPerSecondPerChip':
      return say('roadmap.tokensPerSecond', { count: formatSignificant(value) });
    case 'energyJoules':
      return formatEnergy(value, { at });
    case 'trainingSeconds':
      return formatDuration(value, locale, { at });
    case 'usdPerBillionTokens':
    case 'costUsd':
      return formatMoney(value, money, locale, { at });
  }
}

/** Likely value and range as one: `1.9× (1.4–2.3×)`. */
export function predictedText({ predicted, range }: RuleTexts): string {
  return range === '' ? predicted : `${predicted} (${range})`;
}

/** A range in one unit: a rate is said once, `21,400–34,400`. */
function gateRange(rule: GateRule, wording: Wording, say: Say): string {
  if (rule.predicted === null) return '';
  const { p10, p90 } = rule.predicted;
  if (rule.metric === 'tokensPerSecondPerChip')
    return formatRange(p10, p90, (value) => formatSignificant(value));
  return formatRange(p10, p90, (value, at) => gateValue(rule.metric, value, wording, say, at));
}

/** A rule as the parts of a sentence and the cells of a table. */
export function ruleTexts(rule: GateRule, wording: Wording, say: Say): RuleTexts {
  const { metric, better } = rule;
  const isLower = better === 'lower';
  const goValue = isLower ? rule.low : rule.high;
  const stopValue = isLower ? rule.high : rule.low;
  const text = (value: number) => gateValue(metric, value, wording, say);
  return {
    metric,
    name: say(`roadmap.metric.${metric}`),
    criterion: say(`roadmap.criterion.${isLower ? 'atMost' : 'atLeast'}`, {
      metric: say(`roadmap.short.${metric}`),
      value: text(goValue),
    }),
    predicted: rule.predicted ? text(rule.predicted.p50) : say('roadmap.notPredicted'),
    range: gateRange(rule, wording, say),
    go: say(`roadmap.${isLower ? 'atMost' : 'atLeast'}`, { value: text(goValue) }),
    stop: say(`roadmap.${isLower ? 'above' : 'below'}`, { value: text(stopValue) }),
    grade: rule.evidence,
  };
}
