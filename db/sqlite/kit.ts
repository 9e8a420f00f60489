import * as s from 'drizzle-orm/sqlite-core';

/** How SQLite spells the columns that tables.ts asks for. */
export const sqliteKit = {
  table: s.sqliteTable,
  index: s.index,
  unique: s.uniqueIndex,
  primaryKey: s.primaryKey,
  text: (name: string) => s.text(name),
  int: (name: string) => s.integer(name, { mode: 'number' }),
  json: (name: string) => s.text(name, { mode: 'json' }),
};
