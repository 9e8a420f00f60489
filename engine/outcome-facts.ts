import type { Fact } from './catalog/fact';
import { factAt } from './catalog/fact-at';
import type { Catalog } from './catalog/schema';
import { EngineError } from './errors';
import { modelErrorPaths } from './model-error';
import type { OutcomeSettings } from './outcome';
import {
  blankInputs,
  OUTCOME_INPUTS,
  type OutcomeInput,
  type OutcomeInputs,
} from './outcome-inputs';
import type { Remark } from './result';
import type { Option, Payment, Scenario } from './scenario';

/** Where an input comes from: a fact of the catalog at `path`, or a number the scenario states. */
export type ResolvedInput = { path: string; fact: Fact } | { value: number };

export interface OutcomeFacts {
  inputs: Record<OutcomeInput, ResolvedInput>;
  settings: OutcomeSettings;
  warnings: Remark[];
}

/** No price is known: the column cannot be costed, and `reason` says what exists or is asked for. */
export interface MissingPrice {
  reason: Remark;
}

const stated = (value: number): ResolvedInput => ({ value });
const notUsed = stated(0);

/** The record's own key where it has one, else the family's. */
const keyOrKind = (record: object, key: string, kind: 'gpu' | 'rdu') =>
  key in record ? key : kind;

type PriceInputs = Pick<OutcomeFacts, 'warnings'> & {
  price: ResolvedInput;
  term: ResolvedInput;
};

/**
 * Price per chip-hour of an offer: the region's own, else the provider's price for `any` region;
 * a term without a price of its own is the on-demand price times the usual share of that term.
 */
function rentPrice(
  payment: Extract<Payment, { kind: 'rent' }>,
  hardwareId: string,
  catalog: Catalog,
  optionPath: string,
): PriceInputs | MissingPrice {
  const { providerId, region, term } = payment;
  const provider = catalog.providers[providerId];
  if (provider === undefined)
    throw new EngineError('unknownProvider', {
      path: `${optionPath}.payment.providerId`,
      value: providerId,
      accepted: Object.keys(catalog.providers),
    });
  const offers = provider.offers[hardwareId] ?? {};
  const place = region in offers ? region : 'any';
  const offer = offers[place];
  const ownPrice = offer?.[term];
  // A commitment is priced as if other work used what this training leaves of it.
  const isCommitted = term === 'reserved-1y' || term === 'reserved-3y';
  const warnings: Remark[] = isCommitted
    ? [{ code: 'commitmentAssumedShared', details: { providerId, term } }]
    : [];
  const root = `providers.${providerId}.offers.${hardwareId}.${place}`;
  if (ownPrice !== undefined)
    return {
      price: { path: `${root}.${term}`, fact: ownPrice },
      term: stated(1),
      warnings,
    };
  const onDemand = offer?.['on-demand'];
  if (onDemand === undefined || term === 'on-demand')
    return {
      reason: {
        code: 'noOffer',
        details: {
          providerId,
          hardware: hardwareId,
          region,
          term,
          offered: Object.entries(offers).flatMap(([id, terms]) =>
            Object.keys(terms).map((name) => `${id} ${name}`),
          ),
          providers: Object.values(catalog.providers)
            .filter((other) => hardwareId in other.offers)
            .map(({ id }) => id),
        },
      },
    };
  const termPath = `assumptions.rent.termPriceRatio.${term}`;
  return {
    price: { path: `${root}.on-demand`, fact: onDemand },
    term: { path: termPath, fact: factAt(catalog, termPath) },
    warnings: [
      ...warnings,
      { code: 'termPriceAssumed', details: { providerId, hardware: hardwareId, term } },
    ],
  };
}

/**
 * Which fact or number feeds every input of one option's outcome. A machine that cannot be priced
 * gives a `reason`; unknown hardware, region or provider throws EngineError.
 */
export function outcomeFacts(
  option: Option,
  scenario: Scenario,
  catalog: Catalog,
): OutcomeFacts | MissingPrice {
  const { payment } = option;
  const optionPath = `options.${scenario.options.findIndex(({ id }) => id === option.id)}`;
  const hardware = catalog.hardware[option.hardware];
  if (hardware === undefined)
    throw new EngineError('unknownHardware', {
      path: `${optionPath}.hardware`,
      value: option.hardware,
      accepted: Object.keys(catalog.hardware),
    });
  const region = catalog.regions[payment.region];
  if (region === undefined)
    throw new EngineError('unknownRegion', {
      path: `${optionPath}.payment.region`,
      value: payment.region,
      accepted: Object.keys(catalog.regions),
    });
  const { kind } = hardware;
  const at = (path: string): ResolvedInput => ({ path, fact: factAt(catalog, path) });
  const assumed = (path: string) => at(`assumptions.${path}`);
  const ofHardware = (field: string) => at(`hardware.${hardware.id}.${field}`);
  const ofRegion = (field: string) => at(`regions.${region.id}.${field}`);
  const { people, power } = catalog.assumptions;
  const isRented = payment.kind === 'rent';
  const warnings: Remark[] = [];

  let price: ResolvedInput = notUsed;
  let term: ResolvedInput = notUsed;
  if (isRented) {
    const found = rentPrice(payment, hardware.id, catalog, optionPath);
    if ('reason' in found) return found;
    price = found.price;
    term = found.term;
    warnings.push(...found.warnings);
  }
  const hasNodePrice = hardware.nodePriceUsd !== null;
  if ((payment.kind === 'own' || payment.kind === 'colocate') && !hasNodePrice)
    return { reason: { code: 'nodePriceNeeded', details: { hardware: hardware.id } } };
  if (payment.kind === 'existing' && !hasNodePrice)
    warnings.push({ code: 'supportNotPriced', details: { hardware: hardware.id } });
  const staffIsFree = region.staffUsdPerHour.value === 0 || people.workHoursPerMonth.value === 0;
  if (staffIsFree) warnings.push({ code: 'staffTimeIsZero', details: { region: region.id } });
  const modelError = modelErrorPaths(hardware, option);
  const owned = (input: ResolvedInput) => (isRented ? notUsed : input);
  const bought = (input: ResolvedInput) =>
    payment.kind === 'own' || payment.kind === 'colocate' ? input : notUsed;
  const rented = (input: ResolvedInput) => (isRented ? input : notUsed);
  const useRatio =
    'utilisationRatio' in payment && payment.utilisationRatio !== null
      ? stated(payment.utilisationRatio)
      : assumed('ownership.useRatio');
  const lifeYears =
    'lifeYears' in payment && payment.lifeYears !== null
      ? stated(payment.lifeYears)
      : assumed(`ownership.${payment.kind === 'existing' ? 'remainingLifeYears' : 'lifeYears'}`);
  const usesRoomOfOthers = payment.kind === 'colocate';

  return {
    settings: {
      paymentKind: payment.kind,
      hasMarketFactor: region.marketKilogramsPerKilowattHour !== null,
    },
    warnings,
    inputs: {
      stepTimeRatio: at(modelError.stepTime),
      sparseStepTimeRatio: at(modelError.sparseStepTime),
      inputTokensPerSecondPerNode: assumed('overheads.inputTokensPerSecondPerNode'),
      checkpointBytesPerParameter: assumed('overheads.checkpointBytesPerParameter'),
      checkpointBytesPerSecondPerNode: assumed('overheads.checkpointBytesPerSecondPerNode'),
      evaluationTokenRatio: assumed('overheads.evaluationTokenRatio'),
      forwardTimeRatio: assumed('overheads.forwardTimeRatio'),
      startUpSeconds: assumed(`overheads.startUpSeconds.${kind}`),
      compileSeconds: assumed(`overheads.compileSeconds.${kind}`),
      interruptionsPerChipDay: assumed(`overheads.interruptionsPerChipDay.${kind}`),
      spotInterruptionsPerNodeDay:
        isRented && payment.term === 'spot' ? assumed('rent.spotInterruptionsPerNodeDay') : notUsed,
      restartSeconds: assumed('overheads.restartSeconds'),
      setbackTimeRatio: assumed('overheads.setbackTimeRatio'),
      availableShareRatio: stated(payment.kind === 'existing' ? payment.availableShareRatio : 1),
      experimentShareRatio: stated(scenario.programme.experimentShareRatio),
      failedRunRatio: assumed('programme.failedRunRatio'),
      maskExplorationRatio: assumed('programme.maskExplorationRatio'),
      ratedChipWatts: ofHardware('ratedChipWatts'),
      idleChipWatts: ofHardware('idleChipWatts'),
      hostWattsPerNode: ofHardware('hostWattsPerNode'),
      networkPowerRatio: assumed('power.networkPowerRatio'),
      fullDrawRatio: assumed('power.fullDrawRatio'),
      fullDrawUtilisationRatio: assumed(
        `power.fullDrawUtilisationRatio.${keyOrKind(power.fullDrawUtilisationRatio, hardware.id, kind)}`,
      ),
      drawExponentRatio: assumed('power.drawExponentRatio'),
      powerUsageEffectivenessRatio: isRented
        ? at(`providers.${payment.providerId}.powerUsageEffectiveness`)
        : assumed(`power.${usesRoomOfOthers ? 'colocation' : 'ownRoom'}.powerUsageEffectiveness`),
      gridKilogramsPerKilowattHour: ofRegion('gridKilogramsPerKilowattHour'),
      marketKilogramsPerKilowattHour:
        region.marketKilogramsPerKilowattHour === null
          ? notUsed
          : ofRegion('marketKilogramsPerKilowattHour'),
      embodiedKilogramsPerChip: ofHardware('embodiedKilogramsPerChip'),
      embodiedKilogramsPerHost: ofHardware('embodiedKilogramsPerHost'),
      embodiedLifeYears: assumed('carbon.embodiedLifeYears'),
      embodiedUseRatio: isRented ? assumed('carbon.rentedUseRatio') : useRatio,
      priceUsdPerChipHour: price,
      termPriceRatio: term,
      storageUsdPerGigabyteMonth: rented(ofRegion('storageUsdPerGigabyteMonth')),
      storageUsableRatio: rented(assumed('rent.storageUsableRatio')),
      datasetBytesPerToken: rented(assumed('rent.datasetBytesPerToken')),
      storedCheckpointCount: rented(assumed('rent.storedCheckpointCount')),
      retentionMonths: rented(assumed('rent.retentionMonths')),
      egressUsdPerGigabyte: rented(ofRegion('egressUsdPerGigabyte')),
      egressBytesPerParameter: rented(assumed('rent.egressBytesPerParameter')),
      nodePriceUsd:
        payment.kind === 'existing'
          ? stated(payment.bookValueUsdPerChip * hardware.chipsPerNode.value)
          : bought(hasNodePrice ? ofHardware('nodePriceUsd') : notUsed),
      supportedPriceUsdPerNode: owned(hasNodePrice ? ofHardware('nodePriceUsd') : notUsed),
      networkCapitalRatio: bought(assumed('ownership.networkCapitalRatio')),
      storageCapitalRatio: bought(assumed('ownership.storageCapitalRatio')),
      installationRatio: bought(assumed('ownership.installationRatio')),
      residualRatio: bought(assumed('ownership.residualRatio')),
      supportRatioPerYear: owned(assumed('ownership.supportRatioPerYear')),
      lifeYears: owned(lifeYears),
      useRatio: owned(useRatio),
      discountRatioPerYear: stated(scenario.money.discountRatio),
      electricityUsdPerKilowattHour: owned(ofRegion('electricityUsdPerKilowattHour')),
      roomUsdPerKilowattMonth: usesRoomOfOthers
        ? ofRegion('colocationUsdPerKilowattMonth')
        : owned(assumed('ownership.roomUsdPerKilowattMonth')),
      decommissionRatio: bought(assumed('ownership.decommissionRatio')),
      staffUsdPerHour: ofRegion('staffUsdPerHour'),
      workHoursPerMonth: assumed('people.workHoursPerMonth'),
      operatorCount: assumed(`people.${isRented ? 'rented' : 'owned'}OperatorCount`),
      operatorNodeCount: assumed('people.operatorNodeCount'),
      operatorScaleRatio: assumed('people.operatorScaleRatio'),
      preparationPersonMonths: assumed('people.preparationPersonMonths'),
      portingPersonMonths: assumed(
        `people.portingPersonMonths.${keyOrKind(people.portingPersonMonths, hardware.vendorId, kind)}`,
      ),
      sparseTuningPersonMonths: assumed(`people.sparseTuningPersonMonths.${kind}`),
      exitPersonMonths: assumed(
        `people.exitPersonMonths.${keyOrKind(people.exitPersonMonths, hardware.vendorId, kind)}`,
      ),
    },
  };
}

/** The likely number of every input. */
export function likelyInputs(facts: OutcomeFacts): OutcomeInputs {
  const inputs = blankInputs();
  for (const name of OUTCOME_INPUTS) {
    const input = facts.inputs[name];
    inputs[name] = 'fact' in input ? input.fact.value : input.value;
  }
  return inputs;
}

/** Catalog path of the price per chip-hour or per node that decides the cost; null for existing machines. */
export function decidingPricePath(facts: OutcomeFacts): string | null {
  const { priceUsdPerChipHour, nodePriceUsd } = facts.inputs;
  if ('path' in priceUsdPerChipHour) return priceUsdPerChipHour.path;
  return 'path' in nodePriceUsd ? nodePriceUsd.path : null;
}

/** Catalog paths of all facts used, sorted, each once. */
export function factPathsOf(facts: OutcomeFacts): string[] {
  const paths = Object.values(facts.inputs).flatMap((input) =>
    'path' in input ? [input.path] : [],
  );
  return [...new Set(paths)].sort();
}
