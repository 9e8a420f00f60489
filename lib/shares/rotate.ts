import type { Context } from '../context';
import { changeShare, refuseExpired, refuseRevoked } from './change-share';
import type { NewShareLink } from './share-link';
import { TOKEN_BYTES, tokenHash } from './token';

/** Gives a link a new token; the old one is dead at once. Expiry and pause stay as they are. */
export async function rotateShare(context: Context, id: string): Promise<NewShareLink> {
  return context.database.write(async (tx) => {
    const token = context.randomText(TOKEN_BYTES);
    const link = await changeShare(tx, context, id, 'share.rotated', (share) => {
      refuseRevoked(share);
      refuseExpired(share, context.clock.latestMilliseconds());
      return { tokenHash: tokenHash(token) };
    });
    return { ...link, token };
  });
}
