import { renderReport } from '@/components/report/render-pdf';
import { reportLanguage, reportQuery, reportResponse } from '@/components/report/report-request';
import { sharedReportInput } from '@/components/report/shared-report-input';
import { catalog } from '@/engine/catalog';
import { answerScenario } from '@/lib/answer-scenario';
import { readQuery } from '@/lib/http/read-query';
import { sharedRoute } from '@/lib/http/route';
import { unlockProofOf } from '@/lib/http/unlock-cookie';
import { openShare } from '@/lib/shares/open';

export { DELETE, PATCH, POST, PUT } from '../route';

/** The report of what a link shows. The page that offers it has counted the view. */
export const GET = sharedRoute<{ token: string }>(async ({ request, params, context }) => {
  const opened = await context();
  const settings = { countView: false, unlockProof: unlockProofOf(request) };
  const view = await openShare(opened, params.token, answerScenario, settings);
  const { language, kind } = readQuery(request, reportQuery);
  const generatedAt = new Date(opened.clock.nowMilliseconds());
  const input = sharedReportInput(view, catalog, generatedAt);
  return reportResponse(await renderReport(input, reportLanguage(request, language), kind));
});
