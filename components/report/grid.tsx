import { View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { GAP_PT, ink } from './style';

export const CELL_PAD_PT = 4;

interface RowProps {
  widthsPt: readonly number[];
  cells: readonly ReactNode[];
  /** The line above the row. */
  rule?: 'none' | 'thin' | 'firm';
  /** Column with a wash behind it. */
  washed?: { index: number; colour: string } | undefined;
}

/** One row of a table; it is never split over two pages. */
export function Row({ widthsPt, cells, rule = 'thin', washed }: RowProps): ReactElement {
  const borders = { none: 0, thin: 0.5, firm: 1 } as const;
  return (
    <View
      wrap={false}
      style={{
        flexDirection: 'row',
        borderTopWidth: borders[rule],
        borderTopColor: ink(rule === 'firm' ? 'ink' : 'rule'),
      }}
    >
      {widthsPt.map((widthPt, index) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name and never move
          key={index}
          style={{
            width: widthPt,
            paddingVertical: GAP_PT.hair / 2,
            paddingLeft: index === 0 ? 0 : CELL_PAD_PT,
            paddingRight: CELL_PAD_PT,
            ...(washed?.index === index ? { backgroundColor: washed.colour } : {}),
          }}
        >
          {cells[index]}
        </View>
      ))}
    </View>
  );
}

/** Room for words in a column. */
export function roomPt(widthsPt: readonly number[], index: number): number {
  return (widthsPt[index] ?? 0) - CELL_PAD_PT * (index === 0 ? 1 : 2);
}
