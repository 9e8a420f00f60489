import type { Names } from '@/lib/queries/names';

/** Hue by machine family; the classes exist in globals.css as tokens. */
export function familyVariable(hardwareId: string, names: Names): string {
  const machine = names.hardware[hardwareId];
  if (machine === undefined) return 'var(--family-other)';
  if (machine.kind === 'rdu') return 'var(--family-rdu)';
  if (machine.vendorId === 'nvidia') return 'var(--family-nvidia)';
  if (machine.vendorId === 'amd') return 'var(--family-amd)';
  return 'var(--family-other)';
}

export const HATCH_ID = 'sparse-hatch';

/** The hatch that every sparse mark of the page refers to: lines in the ground's colour over the hue. */
export function HatchDefinition() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="absolute">
      <defs>
        <pattern
          id={HATCH_ID}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="5" height="1.8" fill="var(--ground)" />
        </pattern>
      </defs>
    </svg>
  );
}

interface FamilyMarkProps {
  colour: string;
  sparse: boolean;
  assumed?: boolean;
}

/** A swatch in the page's grammar: hue, hatch for sparse, dashed outline for assumed. */
export function FamilyMark({ colour, sparse, assumed = false }: FamilyMarkProps) {
  return (
    <svg width="22" height="12" viewBox="0 0 22 12" aria-hidden="true" className="shrink-0">
      <rect x="1" y="1" width="20" height="10" fill={colour} />
      {sparse && <rect x="1" y="1" width="20" height="10" fill={`url(#${HATCH_ID})`} />}
      {assumed && (
        <rect
          x="0.5"
          y="0.5"
          width="21"
          height="11"
          fill="none"
          stroke="var(--ink)"
          strokeDasharray="3 2"
        />
      )}
    </svg>
  );
}
