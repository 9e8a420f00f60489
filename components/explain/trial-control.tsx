'use client';

import { type ReactNode, useId, useState } from 'react';
import { Ruler, type RulerTick } from '@/components/ui/ruler';

interface TrialControlProps {
  label: string;
  sliderLabel: string;
  value: number;
  /** The value as it is written in the field, which `parse` reads back. */
  textOf: (value: number) => string;
  /** Null where the text is no value or lies outside what may be asked. */
  parse: (text: string) => number | null;
  refusal: string;
  stops: readonly number[];
  ticks: readonly RulerTick[];
  onMove: (value: number) => void;
  /** How the value is known. */
  children: ReactNode;
}

/** What is typed, while it differs from the value's own words. */
interface Draft {
  text: string;
  /** The value when the draft was read; another value makes the draft void. */
  value: number;
  isRefused: boolean;
}

/** One number of a trial: exact by field, quick by slider. */
export function TrialControl({
  label,
  sliderLabel,
  value,
  textOf,
  parse,
  refusal,
  stops,
  ticks,
  onMove,
  children,
}: TrialControlProps) {
  const id = useId();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refusalShown, setRefusalShown] = useState(false);
  const current = draft?.value === value ? draft : null;
  const isRefused = refusalShown && current?.isRefused === true;

  const read = (text: string) => {
    setRefusalShown(false);
    const parsed = parse(text);
    setDraft({ text, value: parsed ?? value, isRefused: parsed === null });
    if (parsed !== null) onMove(parsed);
  };
  const settle = () => {
    if (current?.isRefused) setRefusalShown(true);
    else setDraft(null);
  };
  return (
    <div className="border-t border-rule pt-2 first:border-t-0 first:pt-0">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          className="h-8 w-28 shrink-0 rounded-small border border-rule-firm bg-raised px-2 text-right text-lead aria-invalid:border-2 aria-invalid:border-alert"
          value={current?.text ?? textOf(value)}
          aria-invalid={isRefused || undefined}
          aria-describedby={`${id}-note ${id}-refusal`}
          onChange={(event) => read(event.target.value)}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle();
          }}
        />
      </div>
      <p id={`${id}-refusal`} aria-live="polite" className="pt-1 text-note text-alert empty:hidden">
        {isRefused ? refusal : null}
      </p>
      <Ruler
        label={sliderLabel}
        value={value}
        valueText={textOf(value)}
        stops={stops}
        ticks={ticks}
        onMove={onMove}
        onRelease={() => undefined}
      />
      <div id={`${id}-note`} className="pt-1 text-note text-ink-soft">
        {children}
      </div>
    </div>
  );
}
