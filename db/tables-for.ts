import type { Kit } from '@/db/dialect';
import { postgresKit } from './postgres/kit';
import { sqliteKit } from './sqlite/kit';
import { defineTables, type Tables } from './tables';

/** The tables of one dialect, seen through the type of the dialect being checked. */
export function tablesFor(dialect: 'sqlite' | 'postgres'): Tables {
  const kit: unknown = dialect === 'sqlite' ? sqliteKit : postgresKit;
  return defineTables(kit as Kit);
}
