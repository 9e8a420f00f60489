import { colourOf, type Token } from '@/components/charts/tokens';

/** A4 in points, and the measure between its margins. */
export const PAGE = { widthPt: 595.28, marginPt: 40, topPt: 48, bottomPt: 60 } as const;
export const MEASURE_PT = PAGE.widthPt - 2 * PAGE.marginPt;

/** The five sizes of type on paper, and how far apart their lines stand. */
export const TYPE_PT = { title: 20, figure: 16, lead: 12, body: 9.5, note: 7.5 } as const;
export type TypeSize = keyof typeof TYPE_PT;
export const LEADING_RATIO: Record<TypeSize, number> = {
  title: 1.35,
  figure: 1.3,
  lead: 1.45,
  body: 1.55,
  note: 1.5,
};

/** The rhythm: every gap is a multiple of four points. */
export const GAP_PT = { hair: 4, small: 8, middle: 12, large: 20 } as const;

export const WASH = '#eef5f3';

/** A colour of the shared grammar, for paper. */
export function ink(token: Token): string {
  return colourOf(token, 'print');
}
