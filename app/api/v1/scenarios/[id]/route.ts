import { scenarioBody } from '@/lib/http/bodies';
import { expectedVersion } from '@/lib/http/headers';
import { scenarioId } from '@/lib/http/params';
import { readBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';
import { scenarioResponse } from '@/lib/http/scenario-response';
import { openScenario } from '@/lib/scenarios/open';
import { saveScenario } from '@/lib/scenarios/save';
import { trashScenario } from '@/lib/scenarios/trash';

export const GET = route<{ id: string }>(async ({ params, context }) =>
  scenarioResponse(await openScenario(await context(), scenarioId(params.id))),
);

export const PUT = route<{ id: string }>(async ({ request, params, context }) => {
  const id = scenarioId(params.id);
  const expected = expectedVersion(request);
  const { scenario } = await readBody(request, scenarioBody);
  return scenarioResponse(await saveScenario(await context(), id, expected, scenario));
});

export const DELETE = route<{ id: string }>(async ({ request, params, context }) => {
  await trashScenario(await context(), scenarioId(params.id), expectedVersion(request));
  return new Response(null, { status: 204 });
});
