import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { formatFactDate } from '@/lib/format/date';
import { citedSourceKeys, factRows } from './fact-rows';
import { Row, roomPt } from './grid';
import { PageFrame } from './page-frame';
import type { Paper } from './paper';
import { Section } from './section';
import { MEASURE_PT } from './style';
import { Words } from './words';

const WIDTHS_PT = [245, 215, 55];

/** Every source that a fact of the report cites, with its address. */
export function SourcesPage({ paper }: { paper: Paper }): ReactElement {
  const { say, locale, input } = paper;
  const keys = citedSourceKeys(factRows(paper));
  return (
    <PageFrame paper={paper} name="sources">
      <Section paper={paper} title={say('report.page.sources')} whole={false}>
        <View style={{ width: MEASURE_PT }}>
          {keys.flatMap((key, index) => {
            const source = input.catalog.sources[key];
            if (source === undefined) return [];
            const url = source.url;
            return (
              <Row
                key={key}
                widthsPt={WIDTHS_PT}
                cells={[
                  <Words
                    key="title"
                    paper={paper}
                    text={`[${index + 1}] ${source.title}`}
                    widthPt={roomPt(WIDTHS_PT, 0)}
                    size="note"
                  />,
                  <Words
                    key="address"
                    paper={paper}
                    text={url ?? '—'}
                    widthPt={roomPt(WIDTHS_PT, 1)}
                    size="note"
                    tone="inkSoft"
                    {...(url === undefined ? {} : { href: url })}
                  />,
                  <Words
                    key="date"
                    paper={paper}
                    text={formatFactDate(source.date, locale)}
                    widthPt={roomPt(WIDTHS_PT, 2)}
                    size="note"
                  />,
                ]}
              />
            );
          })}
        </View>
      </Section>
    </PageFrame>
  );
}
