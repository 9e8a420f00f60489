import { emptyBody } from '@/lib/http/bodies';
import { scenarioId } from '@/lib/http/params';
import { readOptionalBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';
import { scenarioResponse } from '@/lib/http/scenario-response';
import { restoreScenario } from '@/lib/scenarios/restore';

/** Out of the trash. */
export const POST = route<{ id: string }>(async ({ request, params, context }) => {
  await readOptionalBody(request, emptyBody);
  return scenarioResponse(await restoreScenario(await context(), scenarioId(params.id)));
});
