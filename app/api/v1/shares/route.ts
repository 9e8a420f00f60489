import { shareListQuery } from '@/lib/http/bodies';
import { readQuery } from '@/lib/http/read-query';
import { route } from '@/lib/http/route';
import { listShares } from '@/lib/shares/list';

/** Every link the caller made. */
export const GET = route(async ({ request, context }) =>
  Response.json(await listShares(await context(), readQuery(request, shareListQuery))),
);
