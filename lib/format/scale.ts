import { headlineText, significantText } from './digits';

/** One step of a scale: values from `from` on (in base units) are said in units of `per`. */
export interface ScaleStep {
  from: number;
  per: number;
  unit: string;
}

export interface ScaledOptions {
  /** Significant digits; left out, two or three as a headline has them. */
  digits?: number;
  /** The value that picks the unit, so that a row or a range shares one. */
  at?: number;
}

function stepFor(value: number, scale: readonly ScaleStep[], digits: number): ScaleStep {
  const rounded = Math.abs(Number(value.toPrecision(digits)));
  const found = scale.findLast((step) => rounded >= step.from) ?? scale[0];
  if (found === undefined) throw new RangeError('a scale has at least one step');
  return found;
}

/** A value in the unit of its size, as digits and unit. `scale` rises; its first step takes what is smaller. */
export function scaledParts(
  value: number,
  scale: readonly ScaleStep[],
  { digits, at }: ScaledOptions = {},
): { digits: string; unit: string } {
  const step = stepFor(at ?? value, scale, digits ?? 3);
  const scaled = value / step.per;
  return {
    digits: digits === undefined ? headlineText(scaled) : significantText(scaled, digits),
    unit: step.unit,
  };
}
