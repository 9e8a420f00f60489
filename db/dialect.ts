import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { sqliteKit } from './sqlite/kit';

/**
 * The types that tables.ts and every verb are written against. tsconfig.postgres.json maps this
 * module to postgres/dialect.ts, so the same source is type-checked for real against both.
 */
export type Kit = typeof sqliteKit;
export type Reader = Pick<LibSQLDatabase, 'select'>;
export type Writer = Pick<LibSQLDatabase, 'select' | 'insert' | 'update' | 'delete'>;
