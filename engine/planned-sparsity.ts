import type { OptionResult } from './result';
import type { Option, Sparsity } from './scenario';
import { statedSparsity } from './workload/sparsity';

/**
 * The sparsity plan that an option's figures belong to: as stated, or as found where its schedule was
 * open. Results frozen before schedules could be chosen hold none; theirs were all stated.
 */
export function plannedSparsity(
  asked: Pick<Option, 'sparsity'>,
  found: { sparsity?: OptionResult['sparsity'] } | undefined,
): Sparsity {
  return found?.sparsity ?? statedSparsity(asked.sparsity) ?? { pattern: 'dense' };
}
