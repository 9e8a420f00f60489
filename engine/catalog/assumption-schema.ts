import { z } from 'zod';

/** Everything the formulas of time, money, energy and quality take that is not a machine, stack, price or place. */
export const assumptionsSchema = z.strictObject({});
export type Assumptions = z.infer<typeof assumptionsSchema>;
