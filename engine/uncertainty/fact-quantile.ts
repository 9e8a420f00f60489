import type { Fact } from '../catalog/fact';

/**
 * The value of a fact at cumulative probability `probability`. Half the mass lies on either side
 * of the likely value, thinning out in a straight line to nothing at low and at high, so the likely
 * value is the median. On a scale of ratios where low is above zero (a third and three times are
 * equally far), else of differences. Exact facts stay as they are.
 */
export function factQuantile(fact: Fact, probability: number): number {
  const { value } = fact;
  const isUpper = probability >= 0.5;
  const end = (isUpper ? fact.high : fact.low) ?? value;
  const tailProbability = isUpper ? 1 - probability : probability;
  const reach = 1 - Math.sqrt(2 * tailProbability);
  if ((fact.low ?? value) > 0) return value * (end / value) ** reach;
  return value + (end - value) * reach;
}

/** True when a fact has a range to draw from. */
export function isUncertain(fact: Fact): boolean {
  return (fact.low ?? fact.value) < (fact.high ?? fact.value);
}
