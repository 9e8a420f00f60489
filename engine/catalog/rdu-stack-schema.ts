import { z } from 'zod';

/** What a dataflow compiler and runtime do and cost, whatever the chip. */
export const rduStackSchema = z.strictObject({
  kind: z.literal('rdu'),
  id: z.string(),
  name: z.string(),
});
export type RduStack = z.infer<typeof rduStackSchema>;
