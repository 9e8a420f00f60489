import { z } from 'zod';

/** Chip-level parameters of the dataflow executor, one set per chip, fitted or assumed. */
export const rduPerformanceSchema = z.strictObject({});
