import { type ScaledOptions, type ScaleStep, scaledParts } from './scale';

const PREFIXES: readonly ScaleStep[] = [
  { from: 0, per: 1, unit: '' },
  { from: 1e3, per: 1e3, unit: 'k' },
  { from: 1e6, per: 1e6, unit: 'M' },
  { from: 1e9, per: 1e9, unit: 'G' },
  { from: 1e12, per: 1e12, unit: 'T' },
  { from: 1e15, per: 1e15, unit: 'P' },
  { from: 1e18, per: 1e18, unit: 'E' },
];

/** A number in an SI unit with a decimal prefix: 312 TFLOP/s, 40 GB, 400 W, 2 TB/s. */
export function formatSi(value: number, unit: string, options: ScaledOptions = {}): string {
  const { digits, unit: prefix } = scaledParts(value, PREFIXES, options);
  return `${digits} ${prefix}${unit}`;
}
