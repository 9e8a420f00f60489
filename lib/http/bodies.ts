import { z } from 'zod';
import { scenarioSchema } from '@/engine/scenario';
import { pageQuery } from './read-query';

export const scenarioBody = z.strictObject({ scenario: scenarioSchema });
export const duplicateBody = z.strictObject({ language: z.enum(['en', 'ja']).default('en') });
export const unlockBody = z.strictObject({ passcode: z.string().max(1000) });
export const emptyBody = z.strictObject({});

const searchText = z
  .string()
  .max(120)
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), {
    message: 'no U+0000 and no lone surrogates',
  });

export const scenarioListQuery = z.strictObject({
  ...pageQuery,
  search: searchText.optional(),
  trash: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});
export const versionListQuery = z.strictObject(pageQuery);
export const shareListQuery = z.strictObject({
  ...pageQuery,
  scenarioId: z.string().max(64).optional(),
});
