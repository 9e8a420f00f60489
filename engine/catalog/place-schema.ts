import { z } from 'zod';
import { rentTermSchema } from '../scenario';
import { factIn } from './fact';

const bilingual = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) });

export const regionSchema = z.strictObject({
  id: z.string(),
  name: bilingual,
  country: z.string().length(2),
  /** Location-based, operational. */
  gridKilogramsPerKilowattHour: factIn('kgCO2e/kWh'),
  /** Market-based; null where no figure is known. */
  marketKilogramsPerKilowattHour: factIn('kgCO2e/kWh').nullable(),
  electricityUsdPerKilowattHour: factIn('USD/kWh'),
  colocationUsdPerKilowattMonth: factIn('USD/kW-month'),
  storageUsdPerGigabyteMonth: factIn('USD/GB-month'),
  egressUsdPerGigabyte: factIn('USD/GB'),
  /** One engineer, fully loaded. */
  staffUsdPerHour: factIn('USD/h'),
});
export type Region = z.infer<typeof regionSchema>;

/** Price per chip-hour by hardware id, then region id (or `any`), then term. */
const offersSchema = z.record(
  z.string(),
  z.record(z.string(), z.partialRecord(rentTermSchema, factIn('USD/chip-h'))),
);

export const providerSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Power usage effectiveness of the provider's rooms. */
  powerUsageEffectiveness: factIn('1'),
  offers: offersSchema,
});
export type Provider = z.infer<typeof providerSchema>;
