import { z } from 'zod';

export const EXPIRY_DAYS = [1, 7, 30, 90] as const;

/** What an owner may ask of a new link. */
export const shareRequestSchema = z.strictObject({
  mode: z.enum(['snapshot', 'live']).default('snapshot'),
  expiresInDays: z.literal(EXPIRY_DAYS).nullable().default(30),
  include: z
    .strictObject({
      note: z.boolean().default(false),
      staffRates: z.boolean().default(false),
      budget: z.boolean().default(true),
    })
    .prefault({}),
});
export type ShareRequest = z.infer<typeof shareRequestSchema>;
