import { Document, renderToBuffer } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { LOCALES, type Locale } from '@/lib/format/locale';
import { AssumptionsPage } from './assumptions-page';
import { ClaimPage } from './claim-page';
import { CostPage } from './cost-page';
import { DrawnPage } from './drawn-page';
import { EnvironmentSections } from './environment-sections';
import { OptionsPage } from './options-page';
import { PageFrame } from './page-frame';
import { type Paper, paperIn } from './paper';
import type { ReportInput, ReportKind, ReportLanguage } from './report-input';
import { RoadmapPage } from './roadmap-page';
import { SourcesPage } from './sources-page';
import { SummaryPage } from './summary-page';
import { TimeSections } from './time-sections';

function pagesOf(paper: Paper, kind: ReportKind): ReactElement[] {
  const { locale, input } = paper;
  const ladder = input.result.ladder ?? [];
  const page = (name: string) => `${locale}-${name}`;
  const first = [
    <SummaryPage key={page('summary')} paper={paper} />,
    <OptionsPage key={page('options')} paper={paper} withNotIncluded={kind === 'brief'} />,
  ];
  if (kind === 'brief') return first;
  const { roadmap } = input;
  const board = [
    ...first,
    <CostPage key={page('cost')} paper={paper} />,
    ...(roadmap === undefined
      ? []
      : [
          <RoadmapPage
            key={page('roadmap')}
            paper={paper}
            roadmap={roadmap}
            all={kind === 'full'}
          />,
        ]),
    <PageFrame key={page('time')} paper={paper} name="timeAndEnvironment">
      <TimeSections paper={paper} />
      <EnvironmentSections paper={paper} />
    </PageFrame>,
  ];
  if (kind === 'board')
    return [...board, <AssumptionsPage key={page('main')} paper={paper} all={false} />];
  return [
    ...board,
    <DrawnPage key={page('drawn')} paper={paper} />,
    <AssumptionsPage key={page('all')} paper={paper} all />,
    <SourcesPage key={page('sources')} paper={paper} />,
    ...(ladder.length > 0 ? [<ClaimPage key={page('claim')} paper={paper} ladder={ladder} />] : []),
  ];
}

/**
 * The report as a PDF. The same input gives the same bytes: dates come from `generatedAt`, and the
 * file's id from what it says.
 */
export async function renderReport(
  input: ReportInput,
  language: ReportLanguage,
  kind: ReportKind,
): Promise<Buffer> {
  const locales: readonly Locale[] = language === 'both' ? LOCALES : [language];
  const papers = await Promise.all(locales.map((locale) => paperIn(locale, input)));
  const [first] = papers;
  if (first === undefined) throw new RangeError('a report has a language');
  return renderToBuffer(
    <Document
      title={first.title}
      subject={first.say(`report.kind.${kind}`)}
      language={first.locale}
      creator="Hakari"
      producer="Hakari"
      creationDate={input.generatedAt}
      modificationDate={input.generatedAt}
      pageMode="useOutlines"
    >
      {papers.flatMap((paper) => pagesOf(paper, kind))}
    </Document>,
  );
}
