import { JOULES_PER_KILOWATT_HOUR, SECONDS_PER_YEAR } from '@/engine/units';
import { constant, difference, product, quotient, sum } from './expression';
import type { Draft, OptionContext } from './option-context';

export const ENERGY_PARTS = ['chips', 'host', 'network', 'facility'] as const;

/** Energy and emissions, with trials and reruns counted in. */
export function energyFigures(context: OptionContext): Draft[] {
  const { input, of, option, found, chipCount, nodeCount, isSparse } = context;
  const { energyJoulesByPart, co2eKilogramsByPart, co2eKilogramsMarketBased } = option;
  const seconds = option.trainingSecondsByPart;
  const one = constant('one', 1, '1');
  const second = (name: keyof typeof seconds) => of(`trainingSecondsByPart.${name}`);
  const joules = (name: (typeof ENERGY_PARTS)[number]) => of(`energyJoulesByPart.${name}`);
  const kilowattHours = quotient(
    of('energyJoules.p50'),
    constant('joulesPerKilowattHour', JOULES_PER_KILOWATT_HOUR, 'J/kWh'),
  );
  const part = (name: (typeof ENERGY_PARTS)[number], formula: Draft['formula']): Draft => ({
    place: `energyJoulesByPart.${name}`,
    kind: 'joules',
    value: energyJoulesByPart[name],
    formula,
  });
  return [
    {
      place: 'runCountRatio',
      kind: 'ratio',
      formula: sum(
        one,
        input('experimentShareRatio'),
        input('failedRunRatio'),
        ...(isSparse ? [input('maskExplorationRatio')] : []),
      ),
    },
    {
      place: 'busySeconds',
      kind: 'seconds',
      formula: sum(
        second('sparseSteps'),
        second('denseSteps'),
        second('evaluation'),
        second('failures'),
        second('setbacks'),
      ),
    },
    {
      place: 'quietSeconds',
      kind: 'seconds',
      formula: sum(second('dataLoading'), second('checkpoints'), second('startUp')),
    },
    part(
      'chips',
      product(
        chipCount,
        sum(
          product(found('busyChipWatts', busyChipWatts(context), 'W'), of('busySeconds')),
          product(input('idleChipWatts'), of('quietSeconds')),
        ),
        of('runCountRatio'),
      ),
    ),
    part(
      'host',
      product(nodeCount, input('hostWattsPerNode'), of('occupiedSeconds'), of('runCountRatio')),
    ),
    part('network', product(sum(joules('chips'), joules('host')), input('networkPowerRatio'))),
    part(
      'facility',
      product(
        sum(joules('chips'), joules('host'), joules('network')),
        difference(input('powerUsageEffectivenessRatio'), one),
      ),
    ),
    {
      place: 'energyJoules.p50',
      band: context.option.energyJoules,
      kind: 'joules',
      value: context.option.energyJoules.p50,
      isHeadline: true,
      formula: sum(...ENERGY_PARTS.map(joules)),
    },
    {
      place: 'co2eKilogramsByPart.operational',
      kind: 'kilograms',
      value: co2eKilogramsByPart.operational,
      formula: product(kilowattHours, input('gridKilogramsPerKilowattHour')),
    },
    {
      place: 'co2eKilogramsByPart.embodied',
      kind: 'kilograms',
      value: co2eKilogramsByPart.embodied,
      formula: quotient(
        product(
          sum(
            product(chipCount, input('embodiedKilogramsPerChip')),
            product(nodeCount, input('embodiedKilogramsPerHost')),
          ),
          of('occupiedSeconds'),
          of('runCountRatio'),
        ),
        product(
          input('embodiedLifeYears'),
          constant('secondsPerYear', SECONDS_PER_YEAR, 's'),
          input('embodiedUseRatio'),
        ),
      ),
    },
    {
      place: 'co2eKilograms.p50',
      band: context.option.co2eKilograms,
      kind: 'kilograms',
      value: context.option.co2eKilograms.p50,
      isHeadline: true,
      formula: sum(of('co2eKilogramsByPart.operational'), of('co2eKilogramsByPart.embodied')),
    },
    ...(co2eKilogramsMarketBased === null
      ? []
      : [
          {
            place: 'co2eKilogramsMarketBased',
            kind: 'kilograms' as const,
            value: co2eKilogramsMarketBased,
            formula: sum(
              of('co2eKilogramsByPart.embodied'),
              product(kilowattHours, input('marketKilogramsPerKilowattHour')),
            ),
          },
        ]),
  ];
}

/** Mean draw of one chip while it computes, read back from the energy of all of them. */
function busyChipWatts({ option, input, isSparse }: OptionContext): number {
  const seconds = option.trainingSecondsByPart;
  const busy =
    seconds.sparseSteps +
    seconds.denseSteps +
    seconds.evaluation +
    seconds.failures +
    seconds.setbacks;
  const quiet = seconds.dataLoading + seconds.checkpoints + seconds.startUp;
  const runCountRatio =
    1 +
    input('experimentShareRatio').value +
    input('failedRunRatio').value +
    (isSparse ? input('maskExplorationRatio').value : 0);
  const perChip = option.energyJoulesByPart.chips / option.chipCount / runCountRatio;
  return (perChip - input('idleChipWatts').value * quiet) / busy;
}
