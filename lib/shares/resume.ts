import type { Context } from '../context';
import { changeShare, refuseRevoked } from './change-share';
import type { ShareLink } from './share-link';

/** Opens a paused link again; its expiry has gone on running. */
export async function resumeShare(context: Context, id: string): Promise<ShareLink> {
  return context.database.write((tx) =>
    changeShare(tx, context, id, 'share.resumed', (share) => {
      refuseRevoked(share);
      return share.pausedMilliseconds === null ? null : { pausedMilliseconds: null };
    }),
  );
}
