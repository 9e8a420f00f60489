import type { Catalog } from './catalog/schema';
import { EngineError } from './errors';
import type { Goals } from './scenario';

/**
 * Refuses goals that allow what does not exist: throws `unknownVendor` or `unknownRegion` naming the
 * field and the ids there are.
 */
export function checkGoals({ vendors, regions }: Goals, catalog: Catalog): void {
  const vendorIds = new Set(Object.values(catalog.hardware).map(({ vendorId }) => vendorId));
  refuseUnknown('unknownVendor', 'goals.vendors', vendors, [...vendorIds]);
  refuseUnknown('unknownRegion', 'goals.regions', regions, Object.keys(catalog.regions));
}

function refuseUnknown(
  code: string,
  path: string,
  stated: readonly string[] | null,
  accepted: string[],
): void {
  const index = stated?.findIndex((id) => !accepted.includes(id)) ?? -1;
  if (index >= 0)
    throw new EngineError(code, {
      path: `${path}.${index}`,
      value: stated?.[index] ?? '',
      accepted,
    });
}
