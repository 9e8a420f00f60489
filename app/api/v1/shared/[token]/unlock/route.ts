import { unlockBody } from '@/lib/http/bodies';
import { shareToken } from '@/lib/http/params';
import { readBody } from '@/lib/http/read-body';
import { sharedRoute } from '@/lib/http/route';
import { unlockCookie } from '@/lib/http/unlock-cookie';
import { viewerAddress } from '@/lib/http/viewer-address';
import { unlockShare } from '@/lib/shares/unlock';

/** The right passcode gives a cookie for this link. */
export const POST = sharedRoute<{ token: string }>(async ({ request, params, context }) => {
  const token = shareToken(params.token);
  const { passcode } = await readBody(request, unlockBody);
  const address = viewerAddress(request);
  const unlocked = await unlockShare(await context(), token, passcode, address);
  return new Response(null, { status: 204, headers: { 'set-cookie': unlockCookie(unlocked) } });
});
