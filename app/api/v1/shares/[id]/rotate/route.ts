import { emptyBody } from '@/lib/http/bodies';
import { shareId } from '@/lib/http/params';
import { readOptionalBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';
import { shareResponse } from '@/lib/http/share-response';
import { rotateShare } from '@/lib/shares/rotate';

/** A new token for the same link; the old one is dead at once. */
export const POST = route<{ id: string }>(async ({ request, params, context }) => {
  await readOptionalBody(request, emptyBody);
  return shareResponse(await rotateShare(await context(), shareId(params.id)), request, 200);
});
