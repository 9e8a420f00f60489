import { Link, Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Token } from '@/components/charts/tokens';
import { FONT_FAMILY, FONT_WEIGHT } from './fonts';
import { setLines } from './line-breaks';
import type { Paper } from './paper';
import { ink, LEADING_RATIO, TYPE_PT, type TypeSize } from './style';

interface WordsProps {
  paper: Paper;
  text: string;
  widthPt: number;
  size?: TypeSize;
  bold?: boolean;
  tone?: Token;
  align?: 'left' | 'right';
  maximumLines?: number;
  href?: string;
}

/** The layout breaks a line again, with a hyphen, when it comes within a few points of its box. */
const SLACK_PT = 8;

function roomy(widthPt: number, align: 'left' | 'right') {
  const width = widthPt + SLACK_PT;
  return align === 'left' ? { width, marginRight: -SLACK_PT } : { width, marginLeft: -SLACK_PT };
}

/** A paragraph, its lines broken before layout so that none begins or ends where kinsoku forbids. */
export function Words({
  paper,
  text,
  widthPt,
  size = 'body',
  bold = false,
  tone = 'ink',
  align = 'left',
  maximumLines,
  href,
}: WordsProps): ReactElement {
  const sizePt = TYPE_PT[size];
  const face = bold ? paper.faces.bold : paper.faces.regular;
  const lines = setLines(text, { widthPt, sizePt, face, maximumLines });
  const style = {
    ...roomy(widthPt, align),
    fontFamily: FONT_FAMILY,
    fontWeight: bold ? FONT_WEIGHT.bold : FONT_WEIGHT.regular,
    fontSize: sizePt,
    lineHeight: LEADING_RATIO[size],
    color: ink(tone),
    textAlign: align,
    textDecoration: 'none' as const,
  };
  // One text per line: no font has a glyph for a line feed, and the layout would take another for it.
  const set = lines.map((line, index) =>
    href === undefined ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
      <Text key={index} style={style}>
        {line}
      </Text>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
      <Link key={index} src={href} style={style}>
        {line}
      </Link>
    ),
  );
  return set.length === 1 ? (set[0] as ReactElement) : <View>{set}</View>;
}
