import { catalog } from '@/engine/catalog';
import { recommend } from '@/engine/recommend/recommend';
import { scenarioSchema } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { readBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';

/** Scenario -> recommendation, Pareto front, reasons. */
export const POST = route(async ({ request }) =>
  Response.json(recommend(await readBody(request, scenarioSchema), catalog, simulate)),
);
