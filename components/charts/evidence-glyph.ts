import type { Grade } from '@/engine/catalog/fact';
import { type Mark, px } from './scene';

export type EvidenceGlyph = '●' | '◐' | '○';

/** Measured, vendor or derived, assumption: one sign each, the same on screen and paper. */
export function evidenceGlyph(grade: Grade): EvidenceGlyph {
  if (grade === 'measured') return '●';
  return grade === 'assumption' ? '○' : '◐';
}

/** The glyph drawn from shapes, so that no font has to carry it. */
export function evidenceMarks(grade: Grade, xPx: number, yPx: number, radiusPx = 4): Mark[] {
  const glyph = evidenceGlyph(grade);
  const ring: Mark = {
    kind: 'circle',
    xPx: px(xPx),
    yPx: px(yPx),
    radiusPx,
    fill: glyph === '●' ? 'inkSoft' : 'ground',
    stroke: 'inkSoft',
    strokeWidthPx: 1.25,
  };
  if (glyph !== '◐') return [ring];
  const top = px(yPx - radiusPx);
  const bottom = px(yPx + radiusPx);
  return [
    ring,
    {
      kind: 'path',
      d: `M${px(xPx)} ${top}A${radiusPx} ${radiusPx} 0 0 0 ${px(xPx)} ${bottom}Z`,
      fill: 'inkSoft',
    },
  ];
}
