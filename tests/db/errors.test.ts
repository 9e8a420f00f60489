import { expect, test } from 'vitest';
import { StorageError, storageErrorOf } from '@/db/errors';

const thrown = (fields: object, message = 'x') => Object.assign(new Error(message), fields);

test.each<[object, string]>([
  [{ code: 'SQLITE_CONSTRAINT', extendedCode: 'SQLITE_CONSTRAINT_UNIQUE' }, 'unique'],
  [{ code: 'SQLITE_CONSTRAINT', extendedCode: 'SQLITE_CONSTRAINT_PRIMARYKEY' }, 'unique'],
  [{ code: 'SQLITE_CONSTRAINT', extendedCode: 'SQLITE_CONSTRAINT_FOREIGNKEY' }, 'foreign-key'],
  [{ code: 'SQLITE_CONSTRAINT', extendedCode: 'SQLITE_CONSTRAINT_NOTNULL' }, 'not-null'],
  [{ code: 'SQLITE_BUSY' }, 'busy'],
  [{ code: 'SQLITE_FULL' }, 'full'],
  [{ code: 'SQLITE_READONLY', extendedCode: 'SQLITE_READONLY_DBMOVED' }, 'read-only'],
  [{ code: 'SQLITE_NOTADB' }, 'corrupt'],
  [{ code: 'SQLITE_IOERR' }, 'unavailable'],
  [{ code: '23505' }, 'unique'],
  [{ code: '23503' }, 'foreign-key'],
  [{ code: '23502' }, 'not-null'],
  [{ code: '40P01' }, 'busy'],
  [{ code: '55P03' }, 'busy'],
  [{ code: '53100' }, 'full'],
  [{ code: '57P01' }, 'unavailable'],
  [{ code: '08006' }, 'unavailable'],
  [{ code: 'ECONNREFUSED' }, 'unavailable'],
])('%o is %s, however deep it lies', (fields, code) => {
  const deep = new Error('Failed query: secret', {
    cause: new Error('between', { cause: thrown(fields) }),
  });
  for (const error of [thrown(fields), deep]) {
    const mapped = storageErrorOf(error);
    expect(mapped?.code).toBe(code);
    expect(mapped?.message).not.toContain('secret');
  }
});

test('what is no database error is left alone', () => {
  for (const other of [new Error('x'), 'text', null, undefined, thrown({ code: 'staleVersion' })])
    expect(storageErrorOf(other)).toBeNull();
  const own = new StorageError('in-use', 'sentence');
  expect(storageErrorOf(new Error('outer', { cause: own }))).toBe(own);
});
