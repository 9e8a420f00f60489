import type { Layout, Scenario } from '@/engine/scenario';

/** The scenario with one option's layout stated, or left to the engine by null, on the chips that it has now. */
export function withLayout(
  scenario: Scenario,
  optionId: string,
  chipCount: number,
  layout: Layout | null,
): Scenario {
  return {
    ...scenario,
    options: scenario.options.map((option) =>
      option.id === optionId ? { ...option, layout, chipCount } : option,
    ),
  };
}
