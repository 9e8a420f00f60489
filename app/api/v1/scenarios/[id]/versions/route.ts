import { versionListQuery } from '@/lib/http/bodies';
import { scenarioId } from '@/lib/http/params';
import { readQuery } from '@/lib/http/read-query';
import { route } from '@/lib/http/route';
import { scenarioVersionPage } from '@/lib/scenarios/versions';

export const GET = route<{ id: string }>(async ({ request, params, context }) => {
  const query = readQuery(request, versionListQuery);
  const id = scenarioId(params.id);
  return Response.json(await scenarioVersionPage(await context(), id, query));
});
