import { Link, Text } from '@react-pdf/renderer';
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
  const content = lines.join('\n');
  return href === undefined ? (
    <Text style={style}>{content}</Text>
  ) : (
    <Link src={href} style={style}>
      {content}
    </Link>
  );
}
