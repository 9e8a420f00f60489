import type { OpenSettings } from '../shares/open';
import type { Unlocked } from '../shares/unlock';
import { isPlainName } from './refuse-foreign';

/** Browsers take `__Host-` cookies over https and from loopback; a plain http name needs another. */
const PREFIXES = ['__Host-hakari-link-', 'hakari-link-'];

/** Reads the proof for a link from the viewer's cookies. */
export function unlockProofOf(request: Request): NonNullable<OpenSettings['unlockProof']> {
  const cookies = new Map(
    (request.headers.get('cookie') ?? '').split(/;\s*/).map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name, value] as const;
    }),
  );
  return (shareId) =>
    PREFIXES.map((prefix) => cookies.get(`${prefix}${shareId}`)).find((proof) => proof);
}

/** `Set-Cookie` for one link. It ends with the browser, and the proof in it after twelve hours. */
export function unlockCookie({ shareId, proof }: Unlocked): string {
  const rest = 'Path=/; HttpOnly; SameSite=Lax';
  return isPlainName()
    ? `${PREFIXES[1]}${shareId}=${proof}; ${rest}`
    : `${PREFIXES[0]}${shareId}=${proof}; ${rest}; Secure`;
}
