import type { Band } from '@/engine/result';
import { HATCH_ID } from './family-mark';

export interface BandScale {
  low: number;
  high: number;
}

/** One scale for a row: from zero, or from the lowest value where a band reaches below it. */
export function bandScale(bands: readonly Band[]): BandScale {
  const low = Math.min(0, ...bands.map((band) => band.p10));
  const high = Math.max(0, ...bands.map((band) => band.p90));
  return { low, high: high > low ? high : low + 1 };
}

interface BandBarProps {
  band: Band;
  scale: BandScale;
  colour: string;
  sparse: boolean;
  assumed: boolean;
}

/** Likely value as a bar from zero, P10-P90 as a soft band with ends. Decoration: the text beside it says the same. */
export function BandBar({ band, scale, colour, sparse, assumed }: BandBarProps) {
  const at = (value: number) =>
    Math.round(((value - scale.low) / (scale.high - scale.low)) * 1e4) / 100;
  const zero = at(0);
  const end = at(band.p50);
  const bar = { x: `${Math.min(zero, end)}%`, width: `${Math.abs(end - zero)}%`, y: 4, height: 6 };
  return (
    <svg width="100%" height="14" aria-hidden="true" className="block overflow-visible">
      <rect
        x={`${at(band.p10)}%`}
        width={`${at(band.p90) - at(band.p10)}%`}
        y="0"
        height="14"
        rx="1"
        fill={colour}
        fillOpacity="0.2"
      />
      <rect {...bar} fill={colour} />
      {sparse && <rect {...bar} fill={`url(#${HATCH_ID})`} />}
      {assumed && (
        <rect {...bar} fill="none" stroke="var(--ink)" strokeWidth="1" strokeDasharray="3 2" />
      )}
      <line x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="14" stroke="var(--rule-firm)" />
    </svg>
  );
}
