import { z } from 'zod';
import { assumptionsSchema } from './assumption-schema';
import { gpuStackSchema } from './gpu-stack-schema';
import { hardwareSchema } from './hardware-schema';
import { modelPresetSchema } from './model-schema';
import { providerSchema, regionSchema } from './place-schema';
import { rduStackSchema } from './rdu-stack-schema';

export const sourceSchema = z.strictObject({
  title: z.string().min(1),
  url: z.url().optional(),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  licence: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

export const stackSchema = z.discriminatedUnion('kind', [gpuStackSchema, rduStackSchema]);
export type Stack = z.infer<typeof stackSchema>;

/** All the engine knows. Records are keyed by id; a fact's path is the keys that lead to it, joined by dots. */
export const catalogSchema = z.strictObject({
  version: z.string(),
  hardware: z.record(z.string(), hardwareSchema),
  stacks: z.record(z.string(), stackSchema),
  models: z.record(z.string(), modelPresetSchema),
  providers: z.record(z.string(), providerSchema),
  regions: z.record(z.string(), regionSchema),
  assumptions: assumptionsSchema,
  sources: z.record(z.string(), sourceSchema),
});
export type Catalog = z.infer<typeof catalogSchema>;
