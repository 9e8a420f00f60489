import { Refusal } from './refusal';

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface PageRequest {
  cursor?: string | undefined;
  limit?: number | undefined;
}

export const DEFAULT_PAGE_LENGTH = 20;
export const LARGEST_PAGE_LENGTH = 100;

/** Where a page ended: the sort key of its last item. */
export interface Position {
  order: number;
  id: string;
}

function cursorOf(position: Position): string {
  return Buffer.from(`${position.order}.${position.id}`).toString('base64url');
}

export function positionOf(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const match = /^(\d{1,15})\.([A-Za-z0-9_-]{1,64})$/.exec(
    Buffer.from(cursor, 'base64url').toString('latin1'),
  );
  if (!match?.[1] || !match[2]) throw new Refusal('invalidCursor', { field: 'cursor' });
  return { order: Number(match[1]), id: match[2] };
}

/** Cuts a page from `limit + 1` rows; the row too many says that there is more. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  position: (row: Row) => Position,
  item: (row: Row) => Item,
): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(item),
    nextCursor: rows.length > limit && last ? cursorOf(position(last)) : null,
  };
}
