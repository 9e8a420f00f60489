import * as p from 'drizzle-orm/pg-core';

/** How PostgreSQL spells them. `json`, not `jsonb`: jsonb reorders keys and refuses U+0000. */
export const postgresKit = {
  table: p.pgTable,
  index: p.index,
  unique: p.uniqueIndex,
  primaryKey: p.primaryKey,
  text: (name: string) => p.text(name),
  int: (name: string) => p.bigint(name, { mode: 'number' }),
  json: (name: string) => p.json(name),
};
