import type { Context } from '../context';
import { changeShare, refuseRevoked } from './change-share';
import type { ShareLink } from './share-link';

/** Shuts a link until it is resumed; pausing twice is no error. */
export async function pauseShare(context: Context, id: string): Promise<ShareLink> {
  return context.database.write((tx) =>
    changeShare(tx, context, id, 'share.paused', (share, nowMilliseconds) => {
      refuseRevoked(share);
      return share.pausedMilliseconds === null ? { pausedMilliseconds: nowMilliseconds } : null;
    }),
  );
}
