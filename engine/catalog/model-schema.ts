import { z } from 'zod';
import { modelShapeSchema } from '../scenario';

export const modelPresetSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  family: z.string(),
  shape: modelShapeSchema,
  source: z.string(),
  locator: z.string().optional(),
  date: z.string(),
});
/** A published model's shape. */
export type ModelPreset = z.infer<typeof modelPresetSchema>;
