import type { Fix } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';

/** The scenario with one field of its goals or workload set, as a proved fix asks. */
export function withFix(scenario: Scenario, { path, value }: Fix): Scenario {
  const [group, field] = path.split('.');
  if ((group !== 'goals' && group !== 'workload') || field === undefined) return scenario;
  return { ...scenario, [group]: { ...scenario[group], [field]: value } };
}
