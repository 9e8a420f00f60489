import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { loadCatalog } from '@/engine/catalog/load';
import { EngineError } from '@/engine/errors';

interface LooseFact {
  value: number;
  unit: string;
  low?: number;
  high?: number;
  grade: string;
  source: string;
}
interface LooseCatalog {
  hardware: Record<string, Record<string, LooseFact> & { id: string }>;
  providers: Record<string, { offers: Record<string, Record<string, Record<string, LooseFact>>> }>;
  models: Record<string, { id: string; source: string }>;
  sources: Record<string, unknown>;
  [key: string]: unknown;
}

/** What the error says after a violation is planted in a copy of the catalog. */
function refusal(plant: (raw: LooseCatalog) => void): EngineError {
  const raw = structuredClone(catalog) as unknown as LooseCatalog;
  plant(raw);
  try {
    loadCatalog(raw);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('the planted violation was accepted');
}

const SN30 = 'sambanova-sn30';
const power = (raw: LooseCatalog): LooseFact => {
  const fact = raw.hardware[SN30]?.ratedChipWatts;
  if (fact === undefined) throw new Error('SN30 has a power rating');
  return fact;
};

describe('loadCatalog', () => {
  it('accepts the catalog as it is, and again what it returned', () => {
    expect(loadCatalog(structuredClone(catalog))).toEqual(catalog);
  });

  it('refuses a source that is not listed, naming the fact', () => {
    const error = refusal((raw) => {
      power(raw).source = 'hearsay';
    });
    expect(error.code).toBe('invalidCatalog');
    expect(error.details.path).toBe(`hardware.${SN30}.ratedChipWatts.source`);
    expect(error.details.value).toBe('hearsay');
  });

  it('refuses a source named like a property of every object', () => {
    const error = refusal((raw) => {
      power(raw).source = 'constructor';
    });
    expect(error.details.path).toBe(`hardware.${SN30}.ratedChipWatts.source`);
  });

  it('refuses a model preset without a listed source', () => {
    const error = refusal((raw) => {
      const preset = raw.models['gpt-13b'];
      if (preset) preset.source = 'hearsay';
    });
    expect(error.details.path).toBe('models.gpt-13b.source');
  });

  it.each([
    ['another unit', (fact: LooseFact) => Object.assign(fact, { unit: 'kW' })],
    ['a range that misses its value', (fact: LooseFact) => Object.assign(fact, { low: 600 })],
    ['a range upside down', (fact: LooseFact) => Object.assign(fact, { low: 700, high: 350 })],
    ['a grade that does not exist', (fact: LooseFact) => Object.assign(fact, { grade: 'sure' })],
    ['a date in words', (fact: LooseFact) => Object.assign(fact, { date: 'last year' })],
    ['a value that is text', (fact: LooseFact) => Object.assign(fact, { value: '500' })],
    ['a value that is not a number', (fact: LooseFact) => Object.assign(fact, { value: NaN })],
    ['a misspelled key', (fact: LooseFact) => Object.assign(fact, { sources: 'x' })],
    ['an assumption without a range', (fact: LooseFact) => delete fact.low],
  ])('refuses %s', (_, spoil) => {
    const error = refusal((raw) => {
      spoil(power(raw));
    });
    expect(error.code).toBe('invalidCatalog');
    expect(String(error.details.path)).toContain(`hardware.${SN30}`);
  });

  it('refuses a record whose id is not its file name', () => {
    const error = refusal((raw) => {
      const machine = raw.hardware[SN30];
      if (machine) machine.id = 'sn30';
    });
    expect(error.details.path).toBe(`hardware.${SN30}.id`);
  });

  it('refuses an offer of an unknown machine and in an unknown region', () => {
    const offers = (raw: LooseCatalog) => raw.providers.aws?.offers ?? {};
    const machine = refusal((raw) => {
      offers(raw)['nvidia-z9'] = offers(raw)['nvidia-h100-sxm5-80gb'] ?? {};
    });
    expect(machine.details.path).toBe('providers.aws.offers.nvidia-z9');
    const region = refusal((raw) => {
      const h100 = offers(raw)['nvidia-h100-sxm5-80gb'];
      if (h100?.tokyo) h100.atlantis = h100.tokyo;
    });
    expect(region.details.value).toBe('atlantis');
  });

  it('refuses anything that is no catalog', () => {
    for (const raw of [null, undefined, 3, 'catalog', [], {}])
      expect(() => loadCatalog(raw)).toThrow(EngineError);
  });
});
