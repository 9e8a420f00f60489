import { COST_CATEGORIES, type CostCategory } from '@/engine/result';
import {
  BYTES_PER_GIGABYTE,
  JOULES_PER_KILOWATT_HOUR,
  SECONDS_PER_HOUR,
  SECONDS_PER_MONTH,
  SECONDS_PER_YEAR,
  WATTS_PER_KILOWATT,
} from '@/engine/units';
import { parameterCount } from '@/engine/workload/transformer';
import {
  constant,
  difference,
  type Expression,
  maximum,
  power,
  product,
  quotient,
  sum,
} from './expression';
import type { Draft, OptionContext } from './option-context';
import { checkpointBytes } from './time-figures';

const MACHINE_ROWS = [
  'compute',
  'energy',
  'facility',
  'network',
  'support',
  'capital',
  'residual',
] as const satisfies readonly CostCategory[];
type Formulas = Partial<Record<CostCategory, Expression>>;

const one = constant('one', 1, '1');
const months = constant('secondsPerMonth', SECONDS_PER_MONTH, 's');
const perGigabyte = constant('bytesPerGigabyte', BYTES_PER_GIGABYTE, 'B');
const perKilowattHour = constant('joulesPerKilowattHour', JOULES_PER_KILOWATT_HOUR, 'J/kWh');

function staff({ input }: OptionContext, personMonths: Expression): Expression {
  return product(personMonths, input('workHoursPerMonth'), input('staffUsdPerHour'));
}

/** Rented machines: all of the machine is in `compute`; data is kept and carried by the provider. */
function rentedFormulas(context: OptionContext): Formulas {
  const { input, of, scenario, found } = context;
  const path = 'workload.trainingTokens';
  const { trainingTokens } = scenario.workload;
  const storedBytes = sum(
    product(
      context.asks('trainingTokens', trainingTokens, 'token', path),
      input('datasetBytesPerToken'),
    ),
    product(input('storedCheckpointCount'), checkpointBytes(context)),
  );
  return {
    compute: product(of('runMachineUsd'), of('productiveRatio')),
    storage: product(
      quotient(storedBytes, product(input('storageUsableRatio'), perGigabyte)),
      input('storageUsdPerGigabyteMonth'),
      sum(quotient(of('trainingSeconds.p50'), months), input('retentionMonths')),
    ),
    egress: product(
      quotient(
        product(
          found('parameterCount', parameterCount(context.model), '1'),
          input('egressBytesPerParameter'),
        ),
        perGigabyte,
      ),
      input('egressUsdPerGigabyte'),
    ),
  };
}

/** Price and the cost of the capital bound in it at its mean book value. */
function financed({ input }: OptionContext, price: Expression, residual: Expression | null) {
  const book = residual === null ? price : sum(price, residual);
  return sum(
    price,
    quotient(
      product(input('discountRatioPerYear'), input('lifeYears'), book),
      constant('two', 2, '1'),
    ),
  );
}

/** Owned machines: every row pro rata of the life that the run takes. */
function ownedFormulas(context: OptionContext): Formulas {
  const { input, of, nodeCount } = context;
  const residualOf = (price: Expression) => product(price, input('residualRatio'));
  const share = product(of('lifeShareRatio'), of('productiveRatio'));
  const servers = of('serversUsd');
  const fabric = of('fabricUsd');
  const bought = sum(servers, fabric);
  const runKilowattHours = (...parts: string[]) =>
    quotient(
      sum(...parts.map((name) => of(`energyJoulesByPart.${name}`))),
      product(of('runCountRatio'), perKilowattHour),
    );
  const electricity = (...parts: string[]) =>
    product(runKilowattHours(...parts), input('electricityUsdPerKilowattHour'));
  const chipsPerNode = context.catalog.hardware[context.asked.hardware]?.chipsPerNode.value ?? 0;
  const provisionedKilowatts = quotient(
    product(
      nodeCount,
      sum(
        product(
          context.fact(
            'chipsPerNode',
            `hardware.${context.asked.hardware}.chipsPerNode`,
            chipsPerNode,
            '1',
          ),
          input('ratedChipWatts'),
        ),
        input('hostWattsPerNode'),
      ),
      sum(one, input('networkPowerRatio')),
    ),
    constant('wattsPerKilowatt', WATTS_PER_KILOWATT, 'W/kW'),
  );
  const room = product(
    provisionedKilowatts,
    input('roomUsdPerKilowattMonth'),
    quotient(of('occupiedSeconds'), product(input('useRatio'), months)),
  );
  const supported = sum(product(nodeCount, input('supportedPriceUsdPerNode')), fabric);
  return {
    capital: product(
      sum(
        financed(context, servers, residualOf(servers)),
        financed(context, product(bought, input('installationRatio')), null),
      ),
      share,
    ),
    network: product(financed(context, fabric, residualOf(fabric)), share),
    residual: difference(
      constant('nothing', 0, 'USD'),
      product(bought, difference(input('residualRatio'), input('decommissionRatio')), share),
    ),
    support: product(supported, input('supportRatioPerYear'), input('lifeYears'), share),
    energy: product(electricity('chips', 'host', 'network'), of('productiveRatio')),
    facility: product(sum(electricity('facility'), room), of('productiveRatio')),
    storage: product(servers, input('storageCapitalRatio'), of('lifeShareRatio')),
  };
}

/** Servers, fabric and share of life: what owned rows are written with. */
function ownedDrafts({ input, of, nodeCount }: OptionContext): Draft[] {
  const share = input('networkCapitalRatio');
  return [
    { place: 'serversUsd', kind: 'usd', formula: product(nodeCount, input('nodePriceUsd')) },
    {
      place: 'fabricUsd',
      kind: 'usd',
      formula:
        nodeCount.value === 1
          ? constant('oneNodeNeedsNone', 0, 'USD')
          : quotient(product(of('serversUsd'), share), difference(one, share)),
    },
    {
      place: 'lifeShareRatio',
      kind: 'ratio',
      formula: quotient(
        of('occupiedSeconds'),
        product(
          input('lifeYears'),
          constant('secondsPerYear', SECONDS_PER_YEAR, 's'),
          input('useRatio'),
        ),
      ),
    },
  ];
}

/** People and what is spent beside the run: the same for rented and owned machines. */
function sharedFormulas(context: OptionContext): Formulas {
  const { input, of, isSparse, nodeCount } = context;
  const lostRatio = difference(one, of('productiveRatio'));
  const operators = product(
    input('operatorCount'),
    power(
      maximum(one, quotient(nodeCount, input('operatorNodeCount'))),
      input('operatorScaleRatio'),
    ),
  );
  const personMonths = sum(
    input('preparationPersonMonths'),
    quotient(product(operators, of('occupiedSeconds')), months),
  );
  return {
    experiments: product(of('runMachineUsd'), input('experimentShareRatio')),
    failedRuns: product(of('runMachineUsd'), sum(lostRatio, input('failedRunRatio'))),
    operations: staff(context, personMonths),
    porting: staff(context, input('portingPersonMonths')),
    exit: staff(context, input('exitPersonMonths')),
    ...(isSparse
      ? {
          sparseTuning: sum(
            product(of('runMachineUsd'), input('maskExplorationRatio')),
            staff(context, input('sparseTuningPersonMonths')),
          ),
        }
      : {}),
  };
}

/** Cost of the first training: every category, and their sum. */
export function costFigures(context: OptionContext): Draft[] {
  const { input, of, option, isRented, chipCount } = context;
  const { costUsdByCategory } = option;
  const formulas: Formulas = {
    ...(isRented ? rentedFormulas(context) : ownedFormulas(context)),
    ...sharedFormulas(context),
  };
  const row = (name: CostCategory) => of(`costUsdByCategory.${name}`);
  const ownedRows = MACHINE_ROWS.filter((name) => formulas[name] !== undefined);
  return [
    {
      place: 'productiveRatio',
      kind: 'ratio',
      formula: difference(
        one,
        quotient(
          sum(of('trainingSecondsByPart.failures'), of('trainingSecondsByPart.setbacks')),
          of('occupiedSeconds'),
        ),
      ),
    },
    ...(isRented ? [] : ownedDrafts(context)),
    {
      place: 'runMachineUsd',
      kind: 'usd',
      formula: isRented
        ? product(
            input('priceUsdPerChipHour'),
            input('termPriceRatio'),
            chipCount,
            quotient(of('occupiedSeconds'), constant('secondsPerHour', SECONDS_PER_HOUR, 's')),
          )
        : quotient(sum(...ownedRows.map(row)), of('productiveRatio')),
    },
    ...COST_CATEGORIES.map(
      (name): Draft => ({
        place: `costUsdByCategory.${name}`,
        kind: 'usd',
        value: costUsdByCategory[name],
        formula: formulas[name] ?? constant('notPaidHere', 0, 'USD'),
      }),
    ),
    {
      place: 'costUsd.p50',
      band: context.option.costUsd,
      kind: 'usd',
      value: context.option.costUsd.p50,
      isHeadline: true,
      formula: sum(...COST_CATEGORIES.filter((name) => formulas[name] !== undefined).map(row)),
    },
  ];
}
