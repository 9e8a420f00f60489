import { renderReport } from '@/components/report/render-pdf';
import type { ReportInput } from '@/components/report/report-input';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { recommend } from '@/engine/recommend/recommend';
import { simulate } from '@/engine/simulate';
import { type Row, timedInTurn } from './timed';

/** The report of the default scenario: first in a process, warm, and its size. */
export async function reportRows(): Promise<Row[]> {
  const scenario = exampleScenario('default', catalog);
  const input: ReportInput = {
    scenario,
    result: simulate(scenario, catalog),
    recommendation: recommend(scenario, catalog, simulate),
    catalog,
    title: 'GPT-13B',
    versionLabel: '1',
    generatedAt: new Date('2026-11-23T09:00:00+09:00'),
  };
  let pdfBytes = 0;
  const draw = async () => {
    pdfBytes = (await renderReport(input, 'ja', 'board')).byteLength;
  };
  const first = await timedInTurn('PDF, board, Japanese, first in the process', '', 1, draw);
  const warm = await timedInTurn('PDF, board, Japanese, warm', 'p50 <= 2 s', 5, draw);
  const both = await timedInTurn('PDF, full, both languages, warm', 'p95 <= 5 s', 3, () =>
    renderReport(input, 'both', 'full'),
  );
  return [first, { ...warm, name: `${warm.name} (${(pdfBytes / 1e3).toFixed(0)} kB)` }, both];
}
