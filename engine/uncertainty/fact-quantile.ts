import type { Fact } from '../catalog/fact';

/**
 * The value of a fact at cumulative probability `probability`. Half the mass lies on either side
 * of the likely value, falling in a straight line to nothing at low and at high, so the likely value
 * is the median and the median of an outcome stays near its likely case. Exact facts stay as they are.
 */
export function factQuantile(fact: Fact, probability: number): number {
  const { value } = fact;
  if (probability < 0.5)
    return value - (value - (fact.low ?? value)) * (1 - Math.sqrt(2 * probability));
  return value + ((fact.high ?? value) - value) * (1 - Math.sqrt(2 * (1 - probability)));
}

/** True when a fact has a range to draw from. */
export function isUncertain(fact: Fact): boolean {
  return (fact.low ?? fact.value) < (fact.high ?? fact.value);
}
