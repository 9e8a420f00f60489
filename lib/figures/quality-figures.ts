import type { Fact } from '@/engine/catalog/fact';
import { parameterCount } from '@/engine/workload/transformer';
import { constant, difference, power, quotient, sum } from './expression';
import type { Draft, OptionContext } from './option-context';

/** Predicted loss, memory, utilisation, and how likely the goals are met. */
export function qualityFigures(context: OptionContext): Draft[] {
  const { of, option, found, asks, catalog, scenario, model } = context;
  const { loss } = option;
  const law = catalog.assumptions.quality.lossLaw;
  const ofLaw = (name: keyof typeof law) => {
    const { value, unit }: Fact = law[name];
    return context.fact(name, `assumptions.quality.lossLaw.${name}`, value, unit);
  };
  const parameters = found('parameterCount', parameterCount(model), '1');
  const tokens = asks(
    'trainingTokens',
    scenario.workload.trainingTokens,
    'token',
    'workload.trainingTokens',
  );
  const leaf = (place: string, kind: Draft['kind'], value: number | null, unit: string): Draft[] =>
    value === null
      ? []
      : [{ place, kind, value, isHeadline: true, formula: found(place, value, unit) }];
  const dense: Draft[] =
    loss.dense === null
      ? []
      : [
          {
            place: 'loss.dense',
            kind: 'nats',
            value: loss.dense,
            formula: sum(
              ofLaw('irreducibleLoss'),
              quotient(ofLaw('parameterFactor'), power(parameters, ofLaw('parameterExponent'))),
              quotient(ofLaw('tokenFactor'), power(tokens, ofLaw('tokenExponent'))),
            ),
          },
        ];
  const gap: Draft[] =
    loss.gap === null
      ? []
      : [
          {
            place: 'loss.gap.p50',
            kind: 'nats',
            value: loss.gap.p50,
            band: loss.gap,
            isHeadline: true,
            formula:
              loss.dense === null
                ? constant('nothing', 0, 'nat')
                : difference(of('loss.planned'), of('loss.dense')),
          },
        ];
  return [
    ...dense,
    ...leaf('loss.planned', 'nats', loss.planned, 'nat'),
    ...gap,
    ...leaf('chipCount', 'count', option.chipCount, '1'),
    ...leaf('modelFlopsUtilisation', 'ratio', option.modelFlopsUtilisation, '1'),
    ...leaf('memoryBytesPerChip', 'bytes', option.memoryBytesPerChip, 'B'),
    ...leaf('memoryBytesAvailablePerChip', 'bytes', option.memoryBytesAvailablePerChip, 'B'),
    ...leaf('meetsBudgetProbability', 'ratio', option.meetsBudgetProbability, '1'),
    ...leaf('meetsDeadlineProbability', 'ratio', option.meetsDeadlineProbability, '1'),
  ];
}
