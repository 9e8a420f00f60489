import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { GRADES } from '@/engine/catalog/fact';
import { ANY_REGION, catalogFacts } from '@/engine/catalog/load';
import { parameterCount } from '@/engine/workload/transformer';
import { catalogIndexText } from '@/scripts/catalog';

const facts = catalogFacts(catalog);
const rduIds = Object.values(catalog.hardware)
  .filter((machine) => machine.kind === 'rdu')
  .map((machine) => machine.id);

describe('the catalog', () => {
  it('is loaded by an index that is up to date', () => {
    const index = fileURLToPath(new URL('../../../engine/catalog/index.ts', import.meta.url));
    expect(readFileSync(index, 'utf8'), 'run `npm run catalog`').toBe(catalogIndexText());
  });

  it('carries a version of date and content hash', () => {
    expect(catalog.version).toMatch(/^20\d\d-\d\d-\d\d-[0-9a-f]{8}$/);
  });

  it('holds facts with an existing source, a known grade, a unit and a finite value', () => {
    expect(facts.length).toBeGreaterThan(500);
    for (const { path, fact } of facts) {
      expect(catalog.sources[fact.source], `${path} cites ${fact.source}`).toBeDefined();
      expect(GRADES, path).toContain(fact.grade);
      expect(fact.unit.length, path).toBeGreaterThan(0);
      expect(Number.isFinite(fact.value), path).toBe(true);
    }
  });

  it('gives every assumption a range around its value', () => {
    for (const { path, fact } of facts) {
      if (fact.grade !== 'assumption') continue;
      expect(fact.low, path).toBeLessThanOrEqual(fact.value);
      expect(fact.high, path).toBeGreaterThanOrEqual(fact.value);
    }
  });

  it('has no source that nothing on the web or in this project stands behind', () => {
    for (const [key, source] of Object.entries(catalog.sources)) {
      expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9.]+)*$/);
      if (!key.startsWith('hakari-')) expect(source.url, key).toMatch(/^https?:\/\//);
    }
  });

  it('knows the twelve machines of the case format', () => {
    expect(Object.keys(catalog.hardware).sort()).toEqual([
      'amd-mi300x-192gb',
      'nvidia-a100-pcie-80gb',
      'nvidia-a100-sxm4-40gb',
      'nvidia-a100-sxm4-80gb',
      'nvidia-b200-sxm-180gb',
      'nvidia-h100-pcie-80gb',
      'nvidia-h100-sxm5-80gb',
      'nvidia-h200-sxm-141gb',
      'nvidia-l40s-48gb',
      'sambanova-sn10',
      'sambanova-sn30',
      'sambanova-sn40l',
    ]);
  });
});

describe('machines', () => {
  it('are called validated just where measured steps of theirs are kept', () => {
    const folder = fileURLToPath(new URL('../../../engine/validation', import.meta.url));
    const measured = new Set<string>();
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl')))
      for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n')) {
        if (line === '') continue;
        const row = JSON.parse(line);
        if (row.measured?.stepSeconds ?? row.measured?.tokensPerSecond) measured.add(row.hardware);
      }
    for (const machine of Object.values(catalog.hardware))
      expect(machine.validated, machine.id).toBe(measured.has(machine.id));
  });

  it('compute no faster than 16 bits allow, and remember no more than their memory', () => {
    for (const machine of Object.values(catalog.hardware)) {
      if (machine.kind !== 'gpu') continue;
      const { fp16, bf16, fp8, fp32 } = machine.peakFlopsPerSecond;
      expect(fp16.value, machine.id).toBe(bf16.value);
      expect(fp32.value, machine.id).toBeLessThan(bf16.value);
      if (fp8 !== null) expect(fp8.value / bf16.value, machine.id).toBeCloseTo(2, 1);
      const sparse = machine.structuredSparsePeakFlopsPerSecond;
      if (sparse !== null) expect(sparse.value / bf16.value, machine.id).toBeCloseTo(2, 1);
      const namedGigabytes = Number(/(\d+)gb$/.exec(machine.id)?.[1]);
      expect(machine.memoryBytes.value / (namedGigabytes * 1e9)).toBeGreaterThan(0.99);
      expect(machine.memoryBytes.value / (namedGigabytes * 2 ** 30)).toBeLessThan(1);
      expect(machine.idleChipWatts.value).toBeLessThan(machine.ratedChipWatts.value / 4);
    }
  });

  it('link one way at half of what vendors print for both ways', () => {
    const link = (id: string) => catalog.hardware[id]?.scaleUpBytesPerSecondOneWay.value;
    expect(link('nvidia-a100-sxm4-80gb')).toBe(300e9);
    expect(link('nvidia-h100-sxm5-80gb')).toBe(450e9);
    expect(link('nvidia-b200-sxm-180gb')).toBe(900e9);
    expect(link('amd-mi300x-192gb')).toBe(448e9);
  });
});

describe('dataflow machines, of which little is public', () => {
  it.each(rduIds)('%s: power, carbon and links are assumptions, no price is invented', (id) => {
    const machine = catalog.hardware[id];
    expect(machine?.ratedChipWatts.grade).toBe('assumption');
    expect(machine?.idleChipWatts.grade).toBe('assumption');
    expect(machine?.hostWattsPerNode.grade).toBe('assumption');
    expect(machine?.embodiedKilogramsPerChip.grade).toBe('assumption');
    expect(machine?.embodiedKilogramsPerHost.grade).toBe('assumption');
    expect(machine?.scaleUpBytesPerSecondOneWay.grade).toBe('assumption');
    expect(machine?.nodePriceUsd).toBeNull();
    expect(machine?.note).toContain('quote');
  });

  it('are offered only at assumed prices', () => {
    const prices = facts.filter(
      ({ path }) => path.startsWith('providers.') && rduIds.some((id) => path.includes(`.${id}.`)),
    );
    expect(prices.length).toBeGreaterThanOrEqual(rduIds.length);
    for (const { path, fact } of prices) expect(fact.grade, path).toBe('assumption');
  });

  it('carry the ranges of the price and of the off-chip bandwidth', () => {
    const offer =
      catalog.providers['sambanova-quote']?.offers['sambanova-sn30']?.any?.['on-demand'];
    expect([offer?.low, offer?.value, offer?.high]).toEqual([2, 4.5, 9]);
    const sn30 = catalog.hardware['sambanova-sn30'];
    if (sn30?.kind !== 'rdu') throw new Error('SN30 is a dataflow machine');
    expect(sn30.offChipBytesPerSecond.low).toBe(0.1e12);
    expect(sn30.offChipBytesPerSecond.high).toBe(0.3e12);
    expect(sn30.peakFlopsPerSecond.bf16.value).toBe(688e12);
  });
});

describe('places and prices', () => {
  it('names the nine regions, with a Japanese name each', () => {
    expect(Object.keys(catalog.regions)).toHaveLength(9);
    expect(catalog.regions.tokyo?.name.ja).toBe('東京');
    expect(catalog.regions.tokyo?.gridKilogramsPerKilowattHour.value).toBe(0.45285);
  });

  it('prices known machines in known regions, an hour on demand each', () => {
    for (const provider of Object.values(catalog.providers))
      for (const [hardware, regions] of Object.entries(provider.offers)) {
        expect(catalog.hardware[hardware], hardware).toBeDefined();
        for (const [region, terms] of Object.entries(regions)) {
          if (region !== ANY_REGION) expect(catalog.regions[region], region).toBeDefined();
          const onDemand = terms['on-demand'];
          expect(onDemand?.value, `${provider.id} ${hardware} ${region}`).toBeGreaterThan(0);
          for (const price of Object.values(terms))
            expect(price.value).toBeLessThanOrEqual(onDemand?.value ?? 0);
        }
      }
  });

  it('repeats the recommended defaults where they were read', () => {
    const price = (provider: string, hardware: string, region: string) =>
      catalog.providers[provider]?.offers[hardware]?.[region]?.['on-demand']?.value;
    expect(price('aws', 'nvidia-a100-sxm4-80gb', 'tokyo')).toBeCloseTo(4.7, 2);
    expect(price('aws', 'nvidia-h100-sxm5-80gb', 'tokyo')).toBeCloseTo(8.6, 2);
    expect(price('lambda', 'nvidia-h100-sxm5-80gb', 'any')).toBeCloseTo(3.99, 2);
    expect(price('crusoe', 'amd-mi300x-192gb', 'oregon')).toBeCloseTo(3.45, 2);
  });

  it('has rooms that take more power than the machines in them', () => {
    for (const provider of Object.values(catalog.providers)) {
      expect(provider.powerUsageEffectiveness.value).toBeGreaterThanOrEqual(1);
      expect(provider.powerUsageEffectiveness.value).toBeLessThan(2);
    }
  });
});

describe('model presets', () => {
  it.each([
    ['gpt-13b', 12.84e9],
    ['gpt-175b', 174.6e9],
    ['llama-7b', 6.74e9],
    ['llama-13b', 13.02e9],
    ['llama-33b', 32.5e9],
    ['llama-65b', 65.3e9],
    ['llama-2-70b', 69e9],
    ['llama-3-8b', 8.03e9],
    ['llama-3-70b', 70.6e9],
    ['llama-3.1-405b', 405.9e9],
    ['mistral-7b', 7.24e9],
    ['mixtral-8x7b', 46.7e9],
    ['mpt-30b', 29.96e9],
    ['gpt2-xl', 1.557e9],
  ])('%s has as many parameters as published', (id, published) => {
    const preset = catalog.models[id];
    if (preset === undefined) throw new Error(`no preset ${id}`);
    expect(Math.abs(parameterCount(preset.shape) / published - 1)).toBeLessThan(0.003);
  });

  it('splits its width evenly over its heads', () => {
    for (const { id, shape } of Object.values(catalog.models)) {
      expect(shape.hiddenSize % shape.attentionHeads, id).toBe(0);
      expect(shape.attentionHeads % shape.keyValueHeads, id).toBe(0);
    }
  });
});
