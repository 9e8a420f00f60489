import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { postgresKit } from './kit';

/** The PostgreSQL side of ../dialect.ts, chosen by tsconfig.postgres.json. */
export type Kit = typeof postgresKit;
export type Reader = Pick<NodePgDatabase, 'select'>;
export type Writer = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete'>;
