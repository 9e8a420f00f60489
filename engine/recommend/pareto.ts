import type { OptionResult } from '../result';

const goalsOf = (option: OptionResult) => [
  option.trainingSeconds.p50,
  option.costUsd.p50,
  option.co2eKilograms.p50,
];

/** True when `a` is nowhere worse than `b` and somewhere better in time, cost and CO2e. */
function dominates(a: OptionResult, b: OptionResult): boolean {
  const goalsOfB = goalsOf(b);
  const differences = goalsOf(a).map((goal, index) => goal - (goalsOfB[index] ?? 0));
  return differences.every((d) => d <= 0) && differences.some((d) => d < 0);
}

/** Ids of the options that no other feasible option beats in time, cost and CO2e at once. */
export function paretoIds(options: OptionResult[]): string[] {
  const feasible = options.filter((option) => option.feasible);
  return feasible
    .filter((option) => !feasible.some((other) => dominates(other, option)))
    .map((option) => option.id);
}
