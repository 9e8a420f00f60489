import { answerScenario } from '@/lib/answer-scenario';
import { isPreviewRobot } from '@/lib/http/preview-robot';
import { sharedRoute } from '@/lib/http/route';
import { unlockProofOf } from '@/lib/http/unlock-cookie';
import { Refusal } from '@/lib/refusal';
import { openShare } from '@/lib/shares/open';

/** What a viewer may see, without sign-in. */
export const GET = sharedRoute<{ token: string }>(async ({ request, params, context }) => {
  const countView = request.method === 'GET' && !isPreviewRobot(request);
  const settings = { countView, unlockProof: unlockProofOf(request) };
  return Response.json(await openShare(await context(), params.token, answerScenario, settings));
});

/** A view token reads and nothing else: every other method is answered like an unknown token. */
const refused = sharedRoute<{ token: string }>(() =>
  Promise.reject(new Refusal('sharedLinkUnavailable')),
);

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
