import type { ErrorDetails } from '@/engine/errors';

export type RefusalCode =
  | 'scenario-not-found'
  | 'version-not-found'
  | 'share-not-found'
  | 'shared-link-unavailable'
  | 'stale-version'
  | 'version-required'
  | 'idempotency-key-reused'
  | 'scenario-share-limit'
  | 'workspace-share-limit'
  | 'share-revoked'
  | 'share-expired'
  | 'invalid-cursor';

/** A verb's "no": `code` is stable and is also the translation key. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
