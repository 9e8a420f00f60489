import { catalog } from '@/engine/catalog';
import { catalogFacts } from '@/engine/catalog/fact-at';
import { route } from '@/lib/http/route';

/** Every fact the engine uses, with its path, source and date. */
export const GET = route(async () =>
  Response.json({
    catalogVersion: catalog.version,
    facts: catalogFacts(catalog).map(({ path, fact }) => ({ path, ...fact })),
    sources: catalog.sources,
  }),
);
