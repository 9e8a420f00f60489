import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { formatFactDate } from '@/lib/format/date';
import { type FactRow, factText } from './fact-rows';
import { Row, roomPt } from './grid';
import { EvidenceMark } from './marks';
import type { Paper } from './paper';
import { Words } from './words';

const WIDTHS_PT = [136, 86, 82, 66, 92, 53];

/** Facts with value, range, grade, source and date; what the user changed says so and keeps the original. */
export function Ledger({
  paper,
  rows,
  sourceKeys = [],
}: {
  paper: Paper;
  rows: readonly FactRow[];
  /** Where a list of sources follows: its keys in order, so that rows name their number. */
  sourceKeys?: readonly string[];
}): ReactElement {
  const { say } = paper;
  const headings = ['name', 'value', 'range', 'grade', 'source', 'date'];
  return (
    <View>
      <View fixed>
        <Row
          widthsPt={WIDTHS_PT}
          rule="none"
          cells={headings.map((key, index) => (
            <Words
              key={key}
              paper={paper}
              text={say(`report.ledger.${key}`)}
              widthPt={roomPt(WIDTHS_PT, index)}
              size="note"
              tone="inkSoft"
            />
          ))}
        />
      </View>
      {rows.map((row) => (
        <LedgerRow key={row.path} paper={paper} row={row} sourceKeys={sourceKeys} />
      ))}
    </View>
  );
}

function LedgerRow({
  paper,
  row,
  sourceKeys,
}: {
  paper: Paper;
  row: FactRow;
  sourceKeys: readonly string[];
}): ReactElement {
  const { say, locale, input, printable } = paper;
  const { fact, override } = row;
  const { low, high } = fact;
  const text = (value: number) => factText(row, [value], paper);
  const note = (words: string, index: number) => (
    <Words key={index} paper={paper} text={words} widthPt={roomPt(WIDTHS_PT, index)} size="note" />
  );
  const source = input.catalog.sources[fact.source];
  const number = sourceKeys.indexOf(fact.source) + 1;
  const title = source?.title ?? fact.source;
  const changed =
    override === null
      ? null
      : say('report.ledger.changed', { value: text(fact.value), note: printable(override.note) });
  return (
    <Row
      widthsPt={WIDTHS_PT}
      cells={[
        <View key="name">
          <Words
            paper={paper}
            text={row.name}
            widthPt={roomPt(WIDTHS_PT, 0)}
            size="note"
            bold={changed !== null}
          />
          {changed !== null && (
            <Words
              paper={paper}
              text={changed}
              maximumLines={2}
              widthPt={roomPt(WIDTHS_PT, 0)}
              size="note"
              tone="inkSoft"
            />
          )}
        </View>,
        <Words
          key="value"
          paper={paper}
          text={text(override?.value ?? fact.value)}
          widthPt={roomPt(WIDTHS_PT, 1)}
          size="note"
          bold
        />,
        note(low === undefined || high === undefined ? '—' : factText(row, [low, high], paper), 2),
        <View key="grade" style={{ flexDirection: 'row', alignItems: 'flex-start' }}>
          <View style={{ paddingTop: 2.5 }}>
            <EvidenceMark grade={fact.grade} />
          </View>
          <View style={{ marginLeft: 3 }}>
            <Words
              paper={paper}
              text={say(override === null ? `charts.grade.${fact.grade}` : 'report.ledger.own')}
              widthPt={roomPt(WIDTHS_PT, 3) - 10}
              size="note"
            />
          </View>
        </View>,
        <Words
          key="source"
          paper={paper}
          text={number > 0 ? `[${number}] ${title}` : title}
          widthPt={roomPt(WIDTHS_PT, 4)}
          size="note"
          maximumLines={number > 0 ? 1 : 2}
          {...(source?.url === undefined ? {} : { href: source.url })}
        />,
        note(formatFactDate(fact.date, locale), 5),
      ]}
    />
  );
}
