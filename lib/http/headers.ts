import { Refusal } from '../refusal';
import type { ExpectedVersion } from '../scenarios/next-version';
import { RequestError } from './request-error';

/** `If-Match` as versions. Weak tags never match; without the header the change is refused. */
export function expectedVersion(request: Request): ExpectedVersion {
  const expected = optionalExpectedVersion(request);
  if (expected === undefined) throw new Refusal('versionRequired', { header: 'If-Match' });
  return expected;
}

export function optionalExpectedVersion(request: Request): ExpectedVersion | undefined {
  const header = request.headers.get('if-match')?.trim();
  if (header === undefined || header === '') return undefined;
  if (header === '*') return 'any';
  if (!/^(W\/)?"[^"]*"(\s*,\s*(W\/)?"[^"]*")*$/.test(header) || header.length > 1000)
    throw new RequestError('invalidHeader', { header: 'If-Match', accepted: '"<version>"' });
  return [...header.matchAll(/(?:^|[\s,])"(\d{1,15})"/g)].map((match) => Number(match[1]));
}

export function idempotencyKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new RequestError('invalidHeader', {
      header: 'Idempotency-Key',
      accepted: '1 to 200 visible ASCII characters',
    });
  return key;
}
