import { z } from 'zod';
import { exchangeSchema, planningSchema } from './planning-schema';

/** Everything the formulas of time, money, energy and quality take that is not a machine, stack, price or place. */
export const assumptionsSchema = z.strictObject({
  exchange: exchangeSchema,
  planning: planningSchema,
});
export type Assumptions = z.infer<typeof assumptionsSchema>;
