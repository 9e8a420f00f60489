import { emptyBody } from '@/lib/http/bodies';
import { shareId } from '@/lib/http/params';
import { readOptionalBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';
import { resumeShare } from '@/lib/shares/resume';

export const POST = route<{ id: string }>(async ({ request, params, context }) => {
  await readOptionalBody(request, emptyBody);
  return Response.json(await resumeShare(await context(), shareId(params.id)));
});
