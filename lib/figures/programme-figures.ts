import { trainingsByYear } from '@/engine/economics/programme';
import { constant, difference, type Expression, power, product, quotient, sum } from './expression';
import type { Draft, OptionContext } from './option-context';

const TOKENS_PER_BILLION = 1e9;

/** Cost of the whole programme: trainings by year, what comes once, and the exit. */
export function programmeFigures(context: OptionContext): Draft[] {
  const { of, option, scenario, asks, found } = context;
  const programme = option.programmeCostUsd;
  const counts = trainingsByYear(scenario.programme);
  const once = [of('costUsdByCategory.porting'), of('costUsdByCategory.sparseTuning')];
  const exit = of('costUsdByCategory.exit');
  const one = constant('one', 1, '1');
  const count = (value: number) =>
    asks('trainingsPerYear', value, '1', 'programme.trainingsPerYear');
  const yearFormula = (year: number): Expression =>
    sum(
      product(count(counts[year] ?? 0), of('recurringUsd')),
      ...(year === 0 ? once : []),
      ...(year === counts.length - 1 ? [exit] : []),
    );
  const years = programme.usdByYear.map((_, year) => of(`programmeCostUsd.usdByYear.${year}`));
  const discount = asks('discountRatio', scenario.money.discountRatio, '1', 'money.discountRatio');
  const { netPresentValueUsd, returnRatio, paybackMonths } = programme;
  return [
    {
      place: 'recurringUsd',
      kind: 'usd',
      formula: difference(of('costUsd.p50'), sum(...once, exit)),
    },
    ...programme.usdByYear.map(
      (value, year): Draft => ({
        place: `programmeCostUsd.usdByYear.${year}`,
        labelKey: 'programmeCostUsd.usdByYear',
        labelValues: { year: year + 1 },
        kind: 'usd',
        value,
        formula: yearFormula(year),
      }),
    ),
    {
      place: 'programmeCostUsd.totalUsd',
      kind: 'usd',
      value: programme.totalUsd,
      isHeadline: true,
      formula: sum(...years),
    },
    {
      place: 'programmeCostUsd.presentValueUsd',
      kind: 'usd',
      value: programme.presentValueUsd,
      isHeadline: true,
      formula: sum(
        ...years.map((year, index) =>
          quotient(year, power(sum(one, discount), constant('yearsUntil', index + 1, 'year'))),
        ),
      ),
    },
    {
      place: 'programmeCostUsd.trainingsCount',
      kind: 'count',
      value: programme.trainingsCount,
      formula: sum(...counts.map(count)),
    },
    {
      place: 'programmeCostUsd.usdPerTraining',
      kind: 'usd',
      value: programme.usdPerTraining,
      isHeadline: true,
      formula: quotient(of('programmeCostUsd.totalUsd'), of('programmeCostUsd.trainingsCount')),
    },
    {
      place: 'programmeCostUsd.usdPerBillionTokens',
      kind: 'usd',
      value: programme.usdPerBillionTokens,
      isHeadline: true,
      formula: quotient(
        product(
          of('programmeCostUsd.usdPerTraining'),
          constant('tokensPerBillion', TOKENS_PER_BILLION, '1'),
        ),
        asks(
          'trainingTokens',
          scenario.workload.trainingTokens,
          'token',
          'workload.trainingTokens',
        ),
      ),
    },
    ...(netPresentValueUsd === null
      ? []
      : [
          {
            place: 'programmeCostUsd.netPresentValueUsd',
            kind: 'usd' as const,
            value: netPresentValueUsd,
            isHeadline: true,
            formula: difference(
              found(
                'benefitPresentValueUsd',
                netPresentValueUsd + programme.presentValueUsd,
                'USD',
              ),
              of('programmeCostUsd.presentValueUsd'),
            ),
          },
        ]),
    ...(returnRatio === null
      ? []
      : [
          {
            place: 'programmeCostUsd.returnRatio',
            kind: 'ratio' as const,
            value: returnRatio,
            isHeadline: true,
            formula: quotient(
              of('programmeCostUsd.netPresentValueUsd'),
              of('programmeCostUsd.presentValueUsd'),
            ),
          },
        ]),
    ...(paybackMonths === null
      ? []
      : [
          {
            place: 'programmeCostUsd.paybackMonths',
            kind: 'months' as const,
            value: paybackMonths,
            isHeadline: true,
            formula: found('paybackMonths', paybackMonths, 'month'),
          },
        ]),
  ];
}
