import { emptyBody } from '@/lib/http/bodies';
import { shareId } from '@/lib/http/params';
import { readOptionalBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';
import { pauseShare } from '@/lib/shares/pause';

export const POST = route<{ id: string }>(async ({ request, params, context }) => {
  await readOptionalBody(request, emptyBody);
  return Response.json(await pauseShare(await context(), shareId(params.id)));
});
