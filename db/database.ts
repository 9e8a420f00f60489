import type { Reader, Writer } from '@/db/dialect';
import type { Tables } from './tables';

/** What a driver gives: reads anywhere, writes only inside `write`. */
export interface Connection {
  /** A builder that can select and nothing else: a write outside a transaction does not compile. */
  read: Reader;
  /** Runs `work` in one transaction; it may run again after a lock, so it has no other effects. */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /** An exact copy of a file database, taken while it is in use. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface Database extends Connection {
  dialect: 'sqlite' | 'postgres';
  tables: Tables;
  /** Proves that a durable write is possible. */
  probe(): Promise<void>;
}
