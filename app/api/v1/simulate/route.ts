import { catalog } from '@/engine/catalog';
import { scenarioSchema } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { readBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';

/** Scenario -> Result. */
export const POST = route(async ({ request }) =>
  Response.json(simulate(await readBody(request, scenarioSchema), catalog)),
);
