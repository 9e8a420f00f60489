import 'server-only';
import { randomBytes } from 'node:crypto';
import { headers } from 'next/headers';
import type { Context } from '../context';
import { contextFor } from './route';

/** The request a page is rendered for, as far as rules about callers look at it. */
export async function pageRequest(): Promise<Request> {
  return new Request('http://page.invalid', { headers: new Headers(await headers()) });
}

/** The context of a page that is rendered on the server. */
export function pageContext(): Promise<Context> {
  return contextFor(randomBytes(12).toString('base64url'));
}
