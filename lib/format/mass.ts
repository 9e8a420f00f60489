import { type ScaledOptions, type ScaleStep, scaledParts } from './scale';

const SCALE: readonly ScaleStep[] = [
  { from: 0, per: 1, unit: 'kg' },
  { from: 1e3, per: 1e3, unit: 't' },
  { from: 1e6, per: 1e6, unit: 'kt' },
  { from: 1e9, per: 1e9, unit: 'Mt' },
];

/** Mass from kilograms: 740 kg, 68 t. */
export function formatMass(kilograms: number, options: ScaledOptions = {}): string {
  const { digits, unit } = scaledParts(kilograms, SCALE, options);
  return `${digits} ${unit}`;
}

/** Greenhouse gas from kilograms: 740 kg CO2e, 68 t CO2e. */
export function formatCarbon(kilograms: number, options: ScaledOptions = {}): string {
  return `${formatMass(kilograms, options)} CO2e`;
}
