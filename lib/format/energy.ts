import { JOULES_PER_KILOWATT_HOUR } from '@/engine/units';
import { type ScaledOptions, type ScaleStep, scaledParts } from './scale';

const SCALE: readonly ScaleStep[] = [
  { from: 0, per: 1e-3, unit: 'Wh' },
  { from: 1, per: 1, unit: 'kWh' },
  { from: 1e4, per: 1e3, unit: 'MWh' },
  { from: 1e6, per: 1e6, unit: 'GWh' },
  { from: 1e9, per: 1e9, unit: 'TWh' },
];

/** Energy from joules: 820 kWh, 412 MWh, 1.3 GWh. */
export function formatEnergy(joules: number, options: ScaledOptions = {}): string {
  const at = options.at === undefined ? {} : { at: options.at / JOULES_PER_KILOWATT_HOUR };
  const { digits, unit } = scaledParts(joules / JOULES_PER_KILOWATT_HOUR, SCALE, {
    ...options,
    ...at,
  });
  return `${digits} ${unit}`;
}
