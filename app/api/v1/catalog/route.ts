import { catalog } from '@/engine/catalog';
import { catalogFacts } from '@/engine/catalog/fact-at';
import { route } from '@/lib/http/route';

/** Every machine, whether measured steps of it are kept, and every fact with its path, source and date. */
export const GET = route(async () =>
  Response.json({
    catalogVersion: catalog.version,
    machines: Object.values(catalog.hardware).map(({ id, name, vendorId, kind, validated }) => ({
      id,
      name,
      vendorId,
      kind,
      validated,
    })),
    facts: catalogFacts(catalog).map(({ path, fact }) => ({ path, ...fact })),
    sources: catalog.sources,
  }),
);
