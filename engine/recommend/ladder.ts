import type { Catalog } from '../catalog/schema';
import type { LadderRung } from '../result';
import type { Scenario } from '../scenario';

/** The ladder of a scenario; filled by the dataflow rungs. */
export function ladderOf(_scenario: Scenario, _catalog: Catalog): LadderRung[] {
  return [];
}
