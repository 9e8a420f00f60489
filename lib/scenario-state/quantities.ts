import type { Scenario } from '@/engine/scenario';
import type { QuantityKind } from '@/lib/format/parse';
import { askedParameterCount, type Names } from '@/lib/queries/names';

/** One of the primary inputs: where it lives in a scenario, its hard limits and its ruler. */
export interface Quantity {
  id: 'modelSize' | 'tokens' | 'budget';
  kind: QuantityKind;
  /** Hard limits in base units: what the engine takes. */
  minimum: number;
  maximum: number;
  /** Ends of the ruler, in the unit shown (money: the scenario's currency). */
  rulerFrom: (scenario: Scenario) => number;
  rulerTo: (scenario: Scenario) => number;
  /** True where an empty field means "no limit". */
  optional: boolean;
  value: (scenario: Scenario, names: Names) => number | null;
  with: (scenario: Scenario, value: number | null) => Scenario;
}

/** A budget's ends on the ruler, in dollars times a round hundred yen, so that both have round ends. */
const yenOr = (scenario: Scenario, yen: number, other: number) =>
  scenario.money.currency === 'JPY' ? yen : other;

/** A batch is no larger than the training. */
function withTokens(workload: Scenario['workload'], trainingTokens: number): Scenario['workload'] {
  const { globalBatchTokens } = workload;
  return {
    ...workload,
    trainingTokens,
    globalBatchTokens: Math.min(globalBatchTokens, trainingTokens),
  };
}

export const QUANTITIES: readonly Quantity[] = [
  {
    id: 'modelSize',
    kind: 'parameters',
    minimum: 1e6,
    maximum: 1e14,
    rulerFrom: () => 1e8,
    rulerTo: () => 1e12,
    optional: false,
    value: askedParameterCount,
    with: (scenario, value) =>
      value === null
        ? scenario
        : { ...scenario, workload: { ...scenario.workload, model: { parameterCount: value } } },
  },
  {
    id: 'tokens',
    kind: 'tokens',
    minimum: 1e6,
    maximum: 1e16,
    rulerFrom: () => 1e8,
    rulerTo: () => 1e13,
    optional: false,
    value: (scenario) => scenario.workload.trainingTokens,
    with: (scenario, value) =>
      value === null ? scenario : { ...scenario, workload: withTokens(scenario.workload, value) },
  },
  {
    id: 'budget',
    kind: 'money',
    minimum: 10,
    maximum: 1e12,
    rulerFrom: (scenario) => yenOr(scenario, 1e5, 1e3),
    rulerTo: (scenario) => yenOr(scenario, 1e10, 1e8),
    optional: true,
    value: (scenario) => scenario.goals.budgetUsd,
    with: (scenario, value) => ({ ...scenario, goals: { ...scenario.goals, budgetUsd: value } }),
  },
];
