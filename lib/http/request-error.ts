import type { ErrorDetails } from '@/engine/errors';

export type RequestErrorCode =
  | 'bodyTooLarge'
  | 'malformedJson'
  | 'unsupportedMediaType'
  | 'tooDeep'
  | 'refusedKey'
  | 'invalidHeader'
  | 'forbiddenOrigin'
  | 'forbiddenHost'
  | 'notFound';

/** A request refused at the door, before any verb ran. */
export class RequestError extends Error {
  constructor(
    readonly code: RequestErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'RequestError';
  }
}
