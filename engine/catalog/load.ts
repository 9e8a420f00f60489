import { EngineError } from '../errors';
import { factsBelow } from './fact-at';
import { type Catalog, catalogSchema } from './schema';

export { catalogFacts, factAt, type PathFact } from './fact-at';
export { withOverrides } from './with-overrides';

/** Stands for every region in a provider's offers. */
export const ANY_REGION = 'any';

function refuse(path: string, value: string, message: string): never {
  throw new EngineError('invalidCatalog', { path, value, message });
}

function checkIds(catalog: Catalog): void {
  for (const group of ['hardware', 'stacks', 'models', 'providers', 'regions'] as const)
    for (const [key, record] of Object.entries(catalog[group]))
      if (record.id !== key) refuse(`${group}.${key}.id`, record.id, `accepted: ${key}`);
}

function checkSources(catalog: Catalog): void {
  const cited = [
    ...factsBelow(catalog).map(({ path, fact }) => ({ path, source: fact.source })),
    ...Object.values(catalog.models).map(({ id, source }) => ({ path: `models.${id}`, source })),
  ];
  for (const { path, source } of cited)
    if (!Object.hasOwn(catalog.sources, source))
      refuse(`${path}.source`, source, 'accepted: a key of sources.json');
}

function checkOffers(catalog: Catalog): void {
  for (const provider of Object.values(catalog.providers))
    for (const [hardware, regions] of Object.entries(provider.offers)) {
      const path = `providers.${provider.id}.offers.${hardware}`;
      if (!Object.hasOwn(catalog.hardware, hardware))
        refuse(path, hardware, 'accepted: an id of hardware/');
      for (const region of Object.keys(regions))
        if (region !== ANY_REGION && !Object.hasOwn(catalog.regions, region))
          refuse(`${path}.${region}`, region, `accepted: an id of regions/ or "${ANY_REGION}"`);
    }
}

/**
 * The catalog, parsed strictly: unknown keys, other units, ranges that miss their value, sources
 * that are not listed, ids that differ from their file and offers of unknown machines or places are
 * refused with EngineError `invalidCatalog`, which names the path.
 */
export function loadCatalog(raw: unknown): Catalog {
  const parsed = catalogSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EngineError('invalidCatalog', {
      path: issue?.path.map(String).join('.') ?? '',
      message: issue?.message ?? '',
      issueCount: parsed.error.issues.length,
    });
  }
  checkIds(parsed.data);
  checkSources(parsed.data);
  checkOffers(parsed.data);
  return parsed.data;
}
