import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { keysToFact } from '@/engine/catalog/fact-at';
import { catalogFacts, factAt, withOverrides } from '@/engine/catalog/load';
import { EngineError } from '@/engine/errors';

const POWER = 'hardware.sambanova-sn30.ratedChipWatts';
const PRICE = 'providers.sambanova-quote.offers.sambanova-sn30.any.on-demand';
const facts = catalogFacts(catalog);

function override(path: string, value: number, note = '') {
  return { path, value, note };
}

function refusal(path: string, value: number): EngineError {
  try {
    withOverrides(catalog, [override(path, value)]);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('the override was accepted');
}

describe('factAt', () => {
  it('finds every fact by the path that catalogFacts gives it', () => {
    for (const { path, fact } of facts) expect(factAt(catalog, path)).toBe(fact);
    expect(new Set(facts.map(({ path }) => path)).size).toBe(facts.length);
  });

  it('finds facts under keys that hold dots', () => {
    const fact = factAt(catalog, POWER);
    expect(keysToFact({ 'a.b': { c: fact }, a: { b: 1 } }, 'a.b.c')).toEqual(['a.b', 'c']);
  });

  it('names the nearest paths when there is no such fact', () => {
    expect(refusal('hardware.sambanova-sn30.ratedChipWats', 1).details.accepted).toContain(POWER);
  });

  it.each([
    '',
    '.',
    'hardware',
    'hardware.sambanova-sn30',
    'hardware.sambanova-sn30.id',
    `${POWER}.value`,
    `${POWER}.`,
    'version',
    '__proto__.polluted',
    'constructor.prototype',
    'sources.epoch-hardware-prices.title',
  ])('refuses %j, which leads to no fact', (path) => {
    expect(refusal(path, 1).code).toBe('unknownCatalogPath');
  });
});

describe('withOverrides', () => {
  it('puts the number in place, leaves the original alone and shares the rest', () => {
    const before = structuredClone(catalog);
    const changed = withOverrides(catalog, [override(POWER, 900, 'measured in our rack')]);
    expect(factAt(changed, POWER)).toMatchObject({
      value: 900,
      low: 350,
      high: 900,
      unit: 'W',
      grade: 'assumption',
    });
    expect(factAt(changed, POWER).note).toContain('user');
    expect(factAt(changed, POWER).note).toContain('measured in our rack');
    expect(catalog).toEqual(before);
    expect(changed.regions).toBe(catalog.regions);
    expect(changed.hardware['nvidia-a100-sxm4-80gb']).toBe(
      catalog.hardware['nvidia-a100-sxm4-80gb'],
    );
  });

  it('takes a price as a quote: its range goes', () => {
    const fact = factAt(withOverrides(catalog, [override(PRICE, 3.1)]), PRICE);
    expect(fact.value).toBe(3.1);
    expect(fact.low).toBeUndefined();
    expect(fact.high).toBeUndefined();
  });

  it('lets the last override of a path win and remembers what the catalog said', () => {
    const fact = factAt(
      withOverrides(catalog, [override(POWER, 900), override(POWER, 400)]),
      POWER,
    );
    expect(fact.value).toBe(400);
    expect(fact.high).toBe(700);
    expect(fact.note).toContain('500');
  });

  it('returns the very catalog when nothing is overridden', () => {
    expect(withOverrides(catalog, [])).toBe(catalog);
  });

  it.each([
    [POWER, -1],
    [PRICE, -0.01],
    [POWER, Number.NaN],
    [POWER, Number.POSITIVE_INFINITY],
    ['hardware.sambanova-sn30.offChipBytesPerSecond', 0],
    ['hardware.sambanova-sn30.onChipBytes', 0],
    ['hardware.sambanova-sn30.chipsPerNode', 2.5],
    ['hardware.nvidia-a100-sxm4-80gb.multiprocessorCount', 0],
    ['providers.aws.powerUsageEffectiveness', 0.9],
  ])('refuses %s = %d, which no formula can take', (path, value) => {
    const error = refusal(path, value);
    expect(error.code).toBe('unusableOverride');
    expect(error.details.path).toBe(path);
  });

  it('accepts a price of nothing', () => {
    expect(factAt(withOverrides(catalog, [override(PRICE, 0)]), PRICE).value).toBe(0);
  });

  it('changes exactly one fact, whichever is overridden by its own likely value', () => {
    fc.assert(
      fc.property(fc.nat({ max: facts.length - 1 }), (index) => {
        const { path, fact } = facts[index] as (typeof facts)[number];
        const changed = catalogFacts(withOverrides(catalog, [override(path, fact.value)]));
        const differing = changed.filter((entry, at) => entry.fact !== facts[at]?.fact);
        expect(differing.map((entry) => entry.path)).toEqual([path]);
      }),
      { numRuns: 60 },
    );
  });
});
