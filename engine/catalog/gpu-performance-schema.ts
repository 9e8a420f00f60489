import { z } from 'zod';

/** Chip-level parameters of the GPU executor, one set per chip, fitted or derived. */
export const gpuPerformanceSchema = z.strictObject({});
