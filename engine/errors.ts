/** What an error names: the field, the value refused, what would be accepted. Plain data, translatable. */
export type ErrorDetails = Record<string, string | number | boolean | null | (string | number)[]>;

/**
 * The one error the engine throws. `code` is stable and is also the translation key; a plan that
 * does not fit is a result, never this.
 */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    readonly details: ErrorDetails = {},
  ) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'EngineError';
  }
}
