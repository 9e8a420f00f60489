import { RequestError } from './request-error';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The address people use, where the server stands behind a name: HAKARI_PUBLIC_URL. */
function publicUrl(): URL | null {
  const text = process.env.HAKARI_PUBLIC_URL;
  return text ? new URL(text) : null;
}

/** Origin for links: the public one, else where this request came to. */
export function originOf(request: Request): string {
  return publicUrl()?.origin ?? `http://${request.headers.get('host') ?? ''}`;
}

/** Served under a name over http without TLS, inside some network. */
export function isPlainName(): boolean {
  const own = publicUrl();
  return own !== null && own.protocol === 'http:' && !LOOPBACK.test(own.host);
}

/** A name that merely resolves to this machine is refused: that is how DNS rebinding gets in. */
export function refuseForeignHost(request: Request): void {
  const host = request.headers.get('host') ?? '';
  if (!LOOPBACK.test(host) && host.toLowerCase() !== publicUrl()?.host)
    throw new RequestError('forbiddenHost');
}

/**
 * Refuses a change asked for by another site's page. Browsers say where a request comes from;
 * programs do not, and are accepted on loopback (a page cannot send JSON without saying so).
 */
export function refuseForeignOrigin(request: Request): void {
  if (READING.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const host = request.headers.get('host') ?? '';
  if (site !== null && site !== 'same-origin' && site !== 'none')
    throw new RequestError('forbiddenOrigin');
  if (origin !== null && !isOwnOrigin(origin, host)) throw new RequestError('forbiddenOrigin');
  if (site === null && origin === null && !LOOPBACK.test(host))
    throw new RequestError('forbiddenOrigin');
}

function isOwnOrigin(origin: string, host: string): boolean {
  const own = publicUrl();
  if (own && own.host === host.toLowerCase()) return origin === own.origin;
  return origin === `http://${host}` || origin === `https://${host}`;
}
