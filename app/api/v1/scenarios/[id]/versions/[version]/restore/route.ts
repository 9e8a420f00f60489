import { emptyBody } from '@/lib/http/bodies';
import { optionalExpectedVersion } from '@/lib/http/headers';
import { scenarioId, versionNumber } from '@/lib/http/params';
import { readOptionalBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';
import { scenarioResponse } from '@/lib/http/scenario-response';
import { restoreScenarioVersion } from '@/lib/scenarios/restore-version';

/** An earlier version becomes the newest; `If-Match` is honoured where it is given. */
export const POST = route<{ id: string; version: string }>(async ({ request, params, context }) => {
  await readOptionalBody(request, emptyBody);
  const id = scenarioId(params.id);
  const version = versionNumber(params.version);
  const expected = optionalExpectedVersion(request);
  return scenarioResponse(await restoreScenarioVersion(await context(), id, version, expected));
});
