import { duplicateBody } from '@/lib/http/bodies';
import { scenarioId } from '@/lib/http/params';
import { readOptionalBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';
import { scenarioResponse } from '@/lib/http/scenario-response';
import { duplicateScenario } from '@/lib/scenarios/duplicate';

export const POST = route<{ id: string }>(async ({ request, params, context }) => {
  const { language } = await readOptionalBody(request, duplicateBody);
  const copy = await duplicateScenario(await context(), scenarioId(params.id), language);
  return scenarioResponse(copy, 201);
});
