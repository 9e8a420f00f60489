import type { StorageCode } from '@/db/errors';
import { storageErrorOf } from '@/db/errors';
import { EngineError, type ErrorDetails } from '@/engine/errors';
import { Refusal, type RefusalCode } from '../refusal';
import { RequestError, type RequestErrorCode } from './request-error';

/** One line per code: the status and a sentence for whoever reads the bare answer. */
const REFUSALS: Record<RefusalCode | RequestErrorCode, [status: number, title: string]> = {
  scenarioNotFound: [404, 'There is no such scenario.'],
  versionNotFound: [404, 'This scenario has no such version.'],
  shareNotFound: [404, 'There is no such link.'],
  sharedLinkUnavailable: [
    404,
    'This link is invalid, expired or stopped. Ask the person who shared it.',
  ],
  passcodeRequired: [401, 'This link asks for a passcode.'],
  wrongPasscode: [401, 'This passcode does not fit.'],
  tooManyAttempts: [429, 'Too many wrong passcodes. Try again later.'],
  staleVersion: [412, 'The scenario was changed in the meantime.'],
  versionRequired: [428, 'Say in If-Match which version this replaces.'],
  idempotencyKeyReused: [422, 'This Idempotency-Key was used for another request.'],
  scenarioShareLimit: [409, 'This scenario has as many active links as are allowed.'],
  workspaceShareLimit: [409, 'There are as many active links as are allowed.'],
  shareRevoked: [409, 'This link was revoked; that is final.'],
  shareExpired: [409, 'This link has expired. Make a new one.'],
  invalidCursor: [400, 'This cursor was not given out by the list.'],
  bodyTooLarge: [413, 'The body is too large.'],
  malformedJson: [400, 'The body is not JSON.'],
  unsupportedMediaType: [415, 'The body must be application/json.'],
  tooDeep: [400, 'The body is nested too deeply.'],
  refusedKey: [400, 'A key of this name is not accepted.'],
  invalidHeader: [400, 'A header has a value that is not accepted.'],
  forbiddenOrigin: [403, 'Requests from other sites are refused.'],
  forbiddenHost: [403, 'This host name is not served.'],
  notFound: [404, 'There is nothing here.'],
};

const STORAGE: Partial<Record<StorageCode, [status: number, code: string, title: string]>> = {
  busy: [503, 'storageBusy', 'The database is busy. Try again.'],
  full: [507, 'storageFull', 'The disk is full. Nothing was saved.'],
  'read-only': [503, 'storageReadOnly', 'The database cannot be written. Nothing was saved.'],
};
const STORAGE_ELSE = [503, 'storageUnavailable', 'The database cannot be reached.'] as const;
const RETRY_AFTER_SECONDS = '1';

const MALFORMED = new Set(['unknownField', 'invalidValue', 'malformedJson']);

export interface Problem {
  status: number;
  code: string;
  title: string;
  details: ErrorDetails;
}

/** The one mapping from what is thrown to what is answered. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Refusal || thrown instanceof RequestError) {
    const [status, title] = REFUSALS[thrown.code];
    return { status, code: thrown.code, title, details: thrown.details };
  }
  if (thrown instanceof EngineError) {
    const isMalformed = MALFORMED.has(thrown.code);
    return {
      status: isMalformed ? 400 : 422,
      code: thrown.code,
      title: isMalformed
        ? 'A field is not accepted.'
        : 'The question cannot be answered as it stands.',
      details: thrown.details,
    };
  }
  const storage = storageErrorOf(thrown);
  if (storage) {
    const [status, code, title] = STORAGE[storage.code] ?? STORAGE_ELSE;
    return { status, code, title, details: {} };
  }
  return { status: 500, code: 'internal', title: 'Something went wrong here.', details: {} };
}

/** RFC 9457 problem details; `path` names the refused field. */
export function problemResponse(problem: Problem, requestId: string | null): Response {
  const { status, code, title, details } = problem;
  const { path, ...rest } = details;
  const body = {
    type: `urn:hakari:problem:${code}`,
    title,
    status,
    code,
    ...(path === undefined ? {} : { path }),
    ...(Object.keys(rest).length === 0 ? {} : { details: rest }),
    ...(requestId === null ? {} : { requestId }),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' });
  if (status === 503) headers.set('retry-after', RETRY_AFTER_SECONDS);
  if (status === 429) headers.set('retry-after', String(details.retryAfterSeconds));
  if (code === 'staleVersion') headers.set('etag', `"${details.currentVersion}"`);
  return new Response(JSON.stringify(body), { status, headers });
}
