import { catalog } from '@/engine/catalog';
import { roadmapOf } from '@/engine/recommend/roadmap';
import { scenarioSchema } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { readBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';

/** Scenario -> pilot, middle stage and full training, each with its gate. */
export const POST = route(async ({ request }) =>
  Response.json(roadmapOf(await readBody(request, scenarioSchema), catalog, simulate)),
);
