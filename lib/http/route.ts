import { randomBytes } from 'node:crypto';
import { openedDatabase } from '@/db/opened-database';
import { createClock } from '../clock';
import { type Context, LOCAL_ACTOR } from '../context';
import { processState } from '../process-state';
import { logFailure } from './log';
import { problemOf, problemResponse } from './problem';
import { refuseForeignHost, refuseForeignOrigin } from './refuse-foreign';

const clock = processState('clock', () => createClock());
const randomText = (byteCount: number) => randomBytes(byteCount).toString('base64url');

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
};
const SHARED_HEADERS = { ...HEADERS, 'x-robots-tag': 'noindex,nofollow' };

export interface Call<Params> {
  request: Request;
  params: Params;
  /** Opens the database on first use: what needs none works without. */
  context(): Promise<Context>;
}

/** The context of a request or of a page that is rendered on the server. */
export async function contextFor(requestId: string): Promise<Context> {
  return {
    database: await openedDatabase(),
    actor: LOCAL_ACTOR,
    requestId,
    clock,
    randomText,
  };
}

type Handler<Params> = (
  request: Request,
  segment: { params: Promise<Params> },
) => Promise<Response>;

function handler<Params>(
  handle: (call: Call<Params>) => Promise<Response>,
  headers: Record<string, string>,
  namesRequest: boolean,
): Handler<Params> {
  return async (request, segment) => {
    const requestId = randomText(12);
    let response: Response;
    try {
      refuseForeignHost(request);
      refuseForeignOrigin(request);
      const params = await segment.params;
      response = await handle({ request, params, context: () => contextFor(requestId) });
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.status >= 500) logFailure(thrown, requestId, request.method);
      response = problemResponse(problem, namesRequest ? requestId : null);
    }
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    if (namesRequest) response.headers.set('x-request-id', requestId);
    return response;
  };
}

/** Wraps a route: who may call, one verb, errors mapped in one place, headers of every answer. */
export function route<Params = Record<never, never>>(
  handle: (call: Call<Params>) => Promise<Response>,
): Handler<Params> {
  return handler(handle, HEADERS, true);
}

/** As `route` for viewers: an answer carries nothing that tells one failure from another. */
export function sharedRoute<Params>(
  handle: (call: Call<Params>) => Promise<Response>,
): Handler<Params> {
  return handler(handle, SHARED_HEADERS, false);
}
