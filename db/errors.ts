export type StorageCode =
  | 'unique'
  | 'foreign-key'
  | 'not-null'
  | 'busy'
  | 'full'
  | 'read-only'
  | 'unavailable'
  | 'in-use'
  | 'corrupt'
  | 'newer-schema'
  | 'nested-write';

/** What went wrong in the database, without the statement or its parameters. */
export class StorageError extends Error {
  constructor(
    readonly code: StorageCode,
    message: string = `storage: ${code}`,
  ) {
    super(message);
    this.name = 'StorageError';
  }
}

const SQLITE: [RegExp, StorageCode][] = [
  [/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)/, 'unique'],
  [/^SQLITE_CONSTRAINT_FOREIGNKEY/, 'foreign-key'],
  [/^SQLITE_CONSTRAINT_NOTNULL/, 'not-null'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'busy'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(READONLY|PERM)/, 'read-only'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'corrupt'],
  [/^(SQLITE_(CANTOPEN|IOERR)|CLIENT_CLOSED)/, 'unavailable'],
];

const POSTGRES: [RegExp, StorageCode][] = [
  [/^23505$/, 'unique'],
  [/^23503$/, 'foreign-key'],
  [/^23502$/, 'not-null'],
  [/^(40001|40P01|55P03|57014)$/, 'busy'],
  [/^53100$/, 'full'],
  [/^25006$/, 'read-only'],
  [/^(08|28|3D|57P0|53)/, 'unavailable'],
  [/^XX00[12]$/, 'corrupt'],
];

const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
const NETWORK_SENTENCE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

function codeOf(error: Error): StorageCode | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const extended =
    'extendedCode' in error && typeof error.extendedCode === 'string' ? error.extendedCode : code;
  if (NETWORK.test(code) || NETWORK_SENTENCE.test(error.message)) return 'unavailable';
  const table = /^[0-9A-Z]{5}$/.test(code) ? POSTGRES : SQLITE;
  return table.find(([pattern]) => pattern.test(extended) || pattern.test(code))?.[1] ?? null;
}

/** Maps what either driver throws, however deep in `cause`; null when it is no database error. */
export function storageErrorOf(thrown: unknown): StorageError | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof StorageError) return error;
    const code = codeOf(error);
    if (code) return new StorageError(code);
  }
  return null;
}
