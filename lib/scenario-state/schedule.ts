import type { AskedSparsity, Scenario } from '@/engine/scenario';

/** The scenario with the sparsity of one option set. */
export function withSparsity(
  scenario: Scenario,
  optionId: string,
  sparsity: AskedSparsity,
): Scenario {
  const options = scenario.options.map((option) =>
    option.id === optionId ? { ...option, sparsity } : option,
  );
  return { ...scenario, options };
}

/** A sparse plan with its schedule left to the engine; a dense plan has none to leave. */
export function openedSchedule(sparsity: AskedSparsity): AskedSparsity {
  return sparsity.pattern === 'dense' ? sparsity : { pattern: sparsity.pattern, phases: null };
}
