import { scenarioBody, scenarioListQuery } from '@/lib/http/bodies';
import { idempotencyKey } from '@/lib/http/headers';
import { readBody } from '@/lib/http/read-body';
import { readQuery } from '@/lib/http/read-query';
import { route } from '@/lib/http/route';
import { scenarioResponse } from '@/lib/http/scenario-response';
import { createScenario } from '@/lib/scenarios/create';
import { listScenarios } from '@/lib/scenarios/list';

export const GET = route(async ({ request, context }) =>
  Response.json(await listScenarios(await context(), readQuery(request, scenarioListQuery))),
);

export const POST = route(async ({ request, context }) => {
  const { scenario } = await readBody(request, scenarioBody);
  const saved = await createScenario(await context(), scenario, idempotencyKey(request));
  return scenarioResponse(saved, 201);
});
