import type { Context } from '../context';
import { changeShare } from './change-share';
import type { ShareLink } from './share-link';

/** Ends a link for good; it stays in the list for 30 days. */
export async function revokeShare(context: Context, id: string): Promise<ShareLink> {
  return context.database.write((tx) =>
    changeShare(tx, context, id, 'share.revoked', (share, nowMilliseconds) =>
      share.revokedMilliseconds === null ? { revokedMilliseconds: nowMilliseconds } : null,
    ),
  );
}
