import { z } from 'zod';
import {
  carbonSchema,
  modelErrorSchema,
  overheadsSchema,
  ownershipSchema,
  peopleSchema,
  powerSchema,
  programmeAssumptionSchema,
  rentSchema,
} from './outcome-schema';
import { pilotSchema } from './pilot-schema';
import { exchangeSchema, planningSchema } from './planning-schema';
import { qualityAssumptionsSchema } from './quality-schema';
import { sparsityAssumptionsSchema } from './sparsity-schema';

/** Everything the formulas of time, money, energy and quality take that is not a machine, stack, price or place. */
export const assumptionsSchema = z.strictObject({
  carbon: carbonSchema,
  modelError: modelErrorSchema,
  overheads: overheadsSchema,
  ownership: ownershipSchema,
  people: peopleSchema,
  pilot: pilotSchema,
  power: powerSchema,
  programme: programmeAssumptionSchema,
  rent: rentSchema,
  exchange: exchangeSchema,
  planning: planningSchema,
  quality: qualityAssumptionsSchema,
  sparsity: sparsityAssumptionsSchema,
});
export type Assumptions = z.infer<typeof assumptionsSchema>;
