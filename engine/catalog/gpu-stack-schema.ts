import { z } from 'zod';

/** What a GPU training software does and costs, whatever the chip. */
export const gpuStackSchema = z.strictObject({
  kind: z.literal('gpu'),
  id: z.string(),
  name: z.string(),
});
export type GpuStack = z.infer<typeof gpuStackSchema>;
