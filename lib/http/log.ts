import { storageErrorOf } from '@/db/errors';

/**
 * One line of JSON for a failure that is ours. Messages stay out: those of the database name
 * parameters, and with them what people wrote.
 */
export function logFailure(thrown: unknown, requestId: string, method: string): void {
  const error = thrown instanceof Error ? thrown : new Error('not an error');
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  process.stderr.write(
    `${JSON.stringify({
      level: 'error',
      at: new Date().toISOString(),
      requestId,
      method,
      error: error.name,
      storage: storageErrorOf(thrown)?.code,
      frames,
    })}\n`,
  );
}
