import { evidenceGlyph } from '@/components/charts/evidence-glyph';
import type { Grade } from '@/engine/catalog/fact';

/** Measured, vendor or derived, assumption: drawn, so that no font has to carry the glyph. */
export function EvidenceMark({ grade }: { grade: Grade }) {
  const glyph = evidenceGlyph(grade);
  return (
    <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true" className="inline shrink-0">
      <circle
        cx="6"
        cy="6"
        r="4.75"
        fill={glyph === '●' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {glyph === '◐' && <path d="M6 1.250A4.750 4.750 0 0 0 6 10.750Z" fill="currentColor" />}
    </svg>
  );
}
