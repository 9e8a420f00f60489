import { z } from 'zod';

export const passcodeSchema = z
  .string()
  .refine((value) => [...value].length >= 8 && [...value].length <= 128, {
    message: '8 to 128 characters',
  })
  .refine((value) => !value.includes('\u0000') && value.isWellFormed(), {
    message: 'no U+0000 and no lone surrogates',
  });

export const EXPIRY_DAYS = [1, 7, 30, 90] as const;

/** What an owner may ask of a new link. */
export const shareRequestSchema = z.strictObject({
  mode: z.enum(['snapshot', 'live']).default('snapshot'),
  expiresInDays: z.literal(EXPIRY_DAYS).nullable().default(30),
  passcode: passcodeSchema.optional(),
  include: z
    .strictObject({
      note: z.boolean().default(false),
      staffRates: z.boolean().default(false),
      budget: z.boolean().default(true),
    })
    .prefault({}),
});
export type ShareRequest = z.infer<typeof shareRequestSchema>;
