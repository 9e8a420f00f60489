import { renderReport } from '@/components/report/render-pdf';
import { reportLanguage, reportQuery, reportResponse } from '@/components/report/report-request';
import { catalog } from '@/engine/catalog';
import { answerScenario } from '@/lib/answer-scenario';
import { scenarioId } from '@/lib/http/params';
import { readQuery } from '@/lib/http/read-query';
import { route } from '@/lib/http/route';
import { openScenario } from '@/lib/scenarios/open';

/** The report on a scenario as it is saved. */
export const GET = route<{ id: string }>(async ({ request, params, context }) => {
  const { language, kind } = readQuery(request, reportQuery);
  const opened = await context();
  const { scenario, version } = await openScenario(opened, scenarioId(params.id));
  const about = {
    title: scenario.name,
    versionLabel: String(version),
    generatedAt: new Date(opened.clock.nowMilliseconds()),
  };
  const input = { scenario, ...answerScenario(scenario), catalog, ...about };
  return reportResponse(await renderReport(input, reportLanguage(request, language), kind));
});
