import { describe, expect, it } from 'vitest';
import { factAt } from '@/engine/catalog/fact-at';
import { catalog } from '@/engine/catalog/index';
import { acceptedValues, withOverrides } from '@/engine/catalog/with-overrides';
import { EngineError } from '@/engine/errors';
import { outcomeOf } from '@/engine/outcome';
import {
  decidingPricePath,
  factPathsOf,
  likelyInputs,
  type OutcomeFacts,
  outcomeFacts,
} from '@/engine/outcome-facts';
import { OUTCOME_INPUTS } from '@/engine/outcome-inputs';
import { type Payment, type Scenario, scenarioSchema } from '@/engine/scenario';
import { plainWork } from './outcome-fixture';

const A100 = 'nvidia-a100-sxm4-80gb';
const rentOnDemand = {
  kind: 'rent',
  providerId: 'aws',
  region: 'tokyo',
  term: 'on-demand',
} as const;

function scenarioWith(hardware: string, payment: Partial<Payment> & { kind: Payment['kind'] }) {
  return scenarioSchema.parse({
    version: 1,
    workload: { model: { presetId: 'gpt-13b' }, trainingTokens: 3e11, globalBatchTokens: 2e6 },
    options: [{ id: 'a', hardware, payment }],
  });
}

function resolved(scenario: Scenario, known = catalog) {
  const [option] = scenario.options;
  if (option === undefined) throw new Error('no option');
  return outcomeFacts(option, scenario, known);
}

function facts(hardware: string, payment: Partial<Payment> & { kind: Payment['kind'] }) {
  const found = resolved(scenarioWith(hardware, payment));
  if ('reason' in found) throw new Error(found.reason.code);
  return found;
}

function errorOf(run: () => unknown): EngineError {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error;
  }
  throw new Error('no EngineError');
}

const own = { kind: 'own', region: 'tokyo' } as const;
const everyKind: (Partial<Payment> & { kind: Payment['kind'] })[] = [
  rentOnDemand,
  own,
  { kind: 'colocate', region: 'virginia' },
  { kind: 'existing', region: 'virginia', bookValueUsdPerChip: 5000 },
];

describe('every input', () => {
  it('names the fact it reads', () => {
    for (const payment of everyKind) {
      const { inputs } = facts(A100, payment);
      for (const name of OUTCOME_INPUTS) {
        const input = inputs[name];
        if ('path' in input) expect(factAt(catalog, input.path)).toBe(input.fact);
      }
    }
  });

  it('gives finite outcomes for every machine, however it is paid', () => {
    for (const hardware of Object.keys(catalog.hardware))
      for (const payment of everyKind) {
        const found = resolved(scenarioWith(hardware, payment));
        if ('reason' in found) continue;
        const outcome = outcomeOf(plainWork, likelyInputs(found), found.settings);
        expect(Number.isFinite(outcome.costUsd + outcome.co2eKilograms)).toBe(true);
        expect(outcome.costUsdByCategory.operations).toBeGreaterThan(0);
        expect(outcome.costUsdByCategory.porting).toBeGreaterThan(0);
      }
  });
});

describe('an override', () => {
  it('to the end of what is accepted leaves every figure finite', () => {
    for (const payment of everyKind)
      for (const path of factPathsOf(facts(A100, payment))) {
        const { minimum, maximum, aboveMinimum } = acceptedValues(path, factAt(catalog, path));
        for (const value of [aboveMinimum ? 1e-9 : minimum, maximum]) {
          const known = withOverrides(catalog, [{ path, value, note: '' }]);
          const found = resolved(scenarioWith(A100, payment), known);
          if ('reason' in found) throw new Error(path);
          const outcome = outcomeOf(plainWork, likelyInputs(found), found.settings);
          const { trainingSeconds, costUsd, energyJoules, co2eKilograms } = outcome;
          const sum = trainingSeconds + costUsd + energyJoules + co2eKilograms;
          expect([path, value, Number.isFinite(sum)]).toEqual([path, value, true]);
        }
      }
  });

  it('that makes staff free is remarked', () => {
    const path = 'regions.tokyo.staffUsdPerHour';
    const known = withOverrides(catalog, [{ path, value: 0, note: '' }]);
    expect(resolved(scenarioWith(A100, rentOnDemand), known)).toMatchObject({
      warnings: [{ code: 'staffTimeIsZero' }],
    });
  });
});

describe('rent', () => {
  it('takes the price of the region', () => {
    const found = facts(A100, rentOnDemand);
    expect(decidingPricePath(found)).toBe(`providers.aws.offers.${A100}.tokyo.on-demand`);
    expect(likelyInputs(found).termPriceRatio).toBe(1);
    expect(likelyInputs(found).nodePriceUsd).toBe(0);
  });

  it('takes the price for any region where the region has none', () => {
    const found = facts('sambanova-sn30', { ...rentOnDemand, providerId: 'sambanova-quote' });
    expect(decidingPricePath(found)).toBe(
      'providers.sambanova-quote.offers.sambanova-sn30.any.on-demand',
    );
  });

  it('prices a term without an offer by its usual share, and says so', () => {
    const found = facts('sambanova-sn30', {
      ...rentOnDemand,
      providerId: 'sambanova-quote',
      term: 'reserved-3y',
    });
    expect(likelyInputs(found).termPriceRatio).toBe(0.4);
    expect(found.warnings.map(({ code }) => code)).toEqual([
      'commitmentAssumedShared',
      'termPriceAssumed',
    ]);
  });

  it('counts spot interruptions only on spot', () => {
    const quote = { ...rentOnDemand, providerId: 'sambanova-quote' } as const;
    const spot = facts('sambanova-sn30', { ...quote, term: 'spot' });
    expect(likelyInputs(spot).spotInterruptionsPerNodeDay).toBeGreaterThan(0);
    expect(likelyInputs(facts('sambanova-sn30', quote)).spotInterruptionsPerNodeDay).toBe(0);
  });

  it('without an offer names what the provider has and who has the machine', () => {
    const found = resolved(scenarioWith('sambanova-sn30', rentOnDemand));
    expect('reason' in found && found.reason).toMatchObject({
      code: 'noOffer',
      details: { providerId: 'aws', offered: [], providers: ['sambanova-quote'] },
    });
  });
});

describe('owning', () => {
  it('reads the node price, tariff and own room, and no rent', () => {
    const found = facts(A100, own);
    expect(decidingPricePath(found)).toBe(`hardware.${A100}.nodePriceUsd`);
    expect(likelyInputs(found)).toMatchObject({ priceUsdPerChipHour: 0, egressUsdPerGigabyte: 0 });
    expect(factPathsOf(found)).toContain('assumptions.power.ownRoom.powerUsageEffectiveness');
    expect(factPathsOf(found)).toContain('regions.tokyo.electricityUsdPerKilowattHour');
  });

  it('asks for a quote where no node price exists', () => {
    const found = resolved(scenarioWith('sambanova-sn30', own));
    expect('reason' in found && found.reason.code).toBe('nodePriceNeeded');
  });

  it('takes life and use from the scenario where it states them', () => {
    const found = facts(A100, { ...own, utilisationRatio: 0.9, lifeYears: 5 });
    expect(likelyInputs(found)).toMatchObject({
      useRatio: 0.9,
      embodiedUseRatio: 0.9,
      lifeYears: 5,
    });
  });

  it('of existing machines counts book value, not the purchase', () => {
    const found = facts(A100, {
      kind: 'existing',
      region: 'tokyo',
      bookValueUsdPerChip: 5000,
      availableShareRatio: 0.5,
    });
    const inputs = likelyInputs(found);
    expect(inputs).toMatchObject({
      nodePriceUsd: 40_000,
      availableShareRatio: 0.5,
      residualRatio: 0,
    });
    expect(inputs.supportedPriceUsdPerNode).toBeGreaterThan(0);
    expect(decidingPricePath(found)).toBeNull();
  });

  it('in colocation pays the rack by the region', () => {
    const found: OutcomeFacts = facts(A100, { kind: 'colocate', region: 'tokyo' });
    expect(found.inputs.roomUsdPerKilowattMonth).toHaveProperty(
      'path',
      'regions.tokyo.colocationUsdPerKilowattMonth',
    );
  });
});

describe('what does not exist', () => {
  it('is named with what would be accepted', () => {
    const unknown = { ...rentOnDemand, region: 'atlantis' };
    const error = errorOf(() => resolved(scenarioWith(A100, unknown)));
    expect(error.code).toBe('unknownRegion');
    expect(error.details).toMatchObject({ path: 'options.0.payment.region', value: 'atlantis' });
    expect(error.details.accepted).toContain('tokyo');
    const noProvider = { ...rentOnDemand, providerId: 'nobody' };
    expect(errorOf(() => resolved(scenarioWith(A100, noProvider))).code).toBe('unknownProvider');
    expect(errorOf(() => resolved(scenarioWith('abacus', own))).code).toBe('unknownHardware');
  });
});
