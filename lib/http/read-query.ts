import { z } from 'zod';
import { EngineError } from '@/engine/errors';
import { readInput } from '@/engine/read-input';
import { LARGEST_PAGE_LENGTH } from '../page';

/** The query's values by name; a name given twice is refused, for two readers may differ on it. */
export function readQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): z.output<Schema> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in values) throw new EngineError('invalidValue', { path: name, accepted: 'once' });
    values[name] = value;
  }
  return readInput(schema, { ...values });
}

export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .pipe(z.number().max(LARGEST_PAGE_LENGTH))
    .optional(),
};
