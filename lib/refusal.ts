import type { ErrorDetails } from '@/engine/errors';

export type RefusalCode =
  | 'scenarioNotFound'
  | 'versionNotFound'
  | 'shareNotFound'
  | 'sharedLinkUnavailable'
  | 'passcodeRequired'
  | 'wrongPasscode'
  | 'tooManyAttempts'
  | 'staleVersion'
  | 'versionRequired'
  | 'idempotencyKeyReused'
  | 'scenarioShareLimit'
  | 'workspaceShareLimit'
  | 'shareRevoked'
  | 'shareExpired'
  | 'invalidCursor';

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
