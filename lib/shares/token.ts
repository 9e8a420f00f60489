import { createHash } from 'node:crypto';

export const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Whether this can be a token at all; everything else is answered like an unknown one. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** What the database keeps of a token. 256 random bits need no salt and no slow hash. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
