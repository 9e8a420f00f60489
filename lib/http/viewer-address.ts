/**
 * Whom a limit counts against. Only a proxy that we are told to trust (HAKARI_TRUSTED_PROXY=1) is
 * believed about addresses; else all are one, for anybody can write this header.
 */
export function viewerAddress(request: Request): string {
  if (process.env.HAKARI_TRUSTED_PROXY !== '1') return 'direct';
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'direct';
}
