import type { Scenario } from '@/engine/scenario';

/** The scenario with one option's layout left to the engine, on the chips that it has now. */
export function withBestLayout(scenario: Scenario, optionId: string, chipCount: number): Scenario {
  return {
    ...scenario,
    options: scenario.options.map((option) =>
      option.id === optionId ? { ...option, layout: null, chipCount } : option,
    ),
  };
}
