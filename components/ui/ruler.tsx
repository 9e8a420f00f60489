'use client';

import { nearestStop } from '@/lib/scenario-state/ruler';

export interface RulerTick {
  value: number;
  label: string;
}

interface RulerProps {
  label: string;
  /** Null puts the pointer at the far end: no limit. */
  value: number | null;
  valueText: string;
  stops: readonly number[];
  ticks: readonly RulerTick[];
  onMove: (value: number) => void;
  onRelease: () => void;
}

const percent = (ratio: number) => `${Math.round(ratio * 1e4) / 100}%`;

/** A slider over a graduated scale. Arrow keys go stop by stop, Page Up and Down a tenth, Home and End to the ends. */
export function Ruler({ label, value, valueText, stops, ticks, onMove, onRelease }: RulerProps) {
  const last = stops.length - 1;
  const position = value === null ? last : nearestStop(stops, value);
  return (
    <div>
      <input
        type="range"
        className="ruler"
        aria-label={label}
        aria-valuetext={valueText}
        min={0}
        max={last}
        step={1}
        value={position}
        onChange={(event) => {
          const stop = stops[Number(event.target.value)];
          if (stop !== undefined) onMove(stop);
        }}
        onPointerUp={onRelease}
        onKeyUp={onRelease}
      />
      <div className="px-[7px]">
        <svg
          aria-hidden="true"
          width="100%"
          height="20"
          className="-mt-[5px] block overflow-visible"
        >
          {stops.map((stop, index) => {
            const x = percent(index / last);
            return <line key={stop} x1={x} x2={x} y1="0" y2="2" stroke="var(--rule-firm)" />;
          })}
          {ticks.map((tick) => {
            const at = nearestStop(stops, tick.value);
            const x = percent(at / last);
            const anchor = at === 0 ? 'start' : at === last ? 'end' : 'middle';
            return (
              <g key={tick.value}>
                <line x1={x} x2={x} y1="0" y2="6" stroke="var(--ink-soft)" />
                <text
                  x={x}
                  dx={anchor === 'start' ? -7 : anchor === 'end' ? 7 : 0}
                  y="18"
                  textAnchor={anchor}
                  fontSize="11"
                  fill="var(--ink-soft)"
                >
                  {tick.label}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </div>
  );
}
