import type { Catalog } from '@/engine/catalog/schema';
import type { SharedView } from '@/lib/shares/open';
import type { ReportInput } from './report-input';

/** What a viewer's report is made from: only what the link shows, said to be frozen where it is. */
export function sharedReportInput(
  view: SharedView,
  catalog: Catalog,
  generatedAt: Date,
): ReportInput {
  const { scenario, scenarioVersion, result, recommendation, roadmap, mode, asOf } = view;
  const { engineVersion, catalogVersion } = result;
  return {
    scenario,
    result,
    recommendation,
    ...(roadmap === undefined ? {} : { roadmap }),
    catalog,
    title: scenario.name,
    versionLabel: String(scenarioVersion),
    generatedAt,
    ...(mode === 'snapshot'
      ? { frozen: { engineVersion, catalogVersion, at: new Date(asOf) } }
      : {}),
  };
}
