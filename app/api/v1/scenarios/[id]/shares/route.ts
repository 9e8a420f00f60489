import { answerScenario } from '@/lib/answer-scenario';
import { scenarioId } from '@/lib/http/params';
import { readOptionalBody } from '@/lib/http/read-body';
import { route } from '@/lib/http/route';
import { shareResponse } from '@/lib/http/share-response';
import { createShare } from '@/lib/shares/create';
import { shareRequestSchema } from '@/lib/shares/share-request';

export const POST = route<{ id: string }>(async ({ request, params, context }) => {
  const asked = await readOptionalBody(request, shareRequestSchema);
  const id = scenarioId(params.id);
  const link = await createShare(await context(), id, asked, answerScenario);
  return shareResponse(link, request, 201);
});
