import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ShareRow } from './share-state';

const LIFE_MILLISECONDS = 12 * 3600 * 1000;

export type Lockable = Pick<ShareRow, 'id' | 'tokenHash' | 'passcodeHash'>;

/** Signed with the link's own stored hash: good for this link, this token and this passcode. */
function signature(share: Lockable, endsMilliseconds: number): string {
  return createHmac('sha256', share.passcodeHash ?? '')
    .update(`${share.id} ${share.tokenHash} ${endsMilliseconds}`)
    .digest('base64url');
}

/** What a viewer's cookie holds after the right passcode. */
export function unlockProof(share: Lockable, nowMilliseconds: number): string {
  const endsMilliseconds = nowMilliseconds + LIFE_MILLISECONDS;
  return `${endsMilliseconds}.${signature(share, endsMilliseconds)}`;
}

export function isProof(
  proof: string | undefined,
  share: Lockable,
  nowMilliseconds: number,
): boolean {
  const match = /^(\d{1,15})\.([\w-]{43})$/.exec(proof ?? '');
  if (!match?.[1] || !match[2] || share.passcodeHash === null) return false;
  const endsMilliseconds = Number(match[1]);
  const expected = Buffer.from(signature(share, endsMilliseconds));
  return timingSafeEqual(Buffer.from(match[2]), expected) && nowMilliseconds < endsMilliseconds;
}
