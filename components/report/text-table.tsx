import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { Row, roomPt } from './grid';
import type { Paper } from './paper';
import { Words } from './words';

interface TextTableProps {
  paper: Paper;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  widthsPt: readonly number[];
  /** Rows that stand out, such as totals. */
  boldRows?: readonly number[];
}

/** Names to the left, figures to the right: each under its column's heading. */
export function TextTable({
  paper,
  columns,
  rows,
  widthsPt,
  boldRows = [],
}: TextTableProps): ReactElement {
  const cell = (text: string, index: number, style: { bold?: boolean; soft?: boolean }) => (
    <Words
      paper={paper}
      text={text}
      widthPt={roomPt(widthsPt, index)}
      size="note"
      bold={style.bold ?? false}
      tone={style.soft ? 'inkSoft' : 'ink'}
      align={index === 0 ? 'left' : 'right'}
    />
  );
  return (
    <View>
      <Row
        widthsPt={widthsPt}
        rule="none"
        cells={columns.map((text, index) => cell(text, index, { soft: true }))}
      />
      {rows.map((row, index) => (
        <Row
          key={row.join('\u0000')}
          widthsPt={widthsPt}
          rule={boldRows.includes(index) ? 'firm' : 'thin'}
          cells={row.map((text, column) => cell(text, column, { bold: boldRows.includes(index) }))}
        />
      ))}
    </View>
  );
}

/** Widths of a table with one column of names and as many equal columns as there are options. */
export function optionWidthsPt(measurePt: number, namePt: number, optionCount: number): number[] {
  const each = (measurePt - namePt) / optionCount;
  return [namePt, ...Array.from({ length: optionCount }, () => each)];
}
