'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { BUTTON_MAIN } from './button';

interface CopyFieldProps {
  label: string;
  value: string;
}

/** A text to take along: selectable, with a button where the browser allows writing the clipboard. */
export function CopyField({ label, value }: CopyFieldProps) {
  const t = useTranslations('dialog');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<'copied' | 'selectAndCopy' | null>(null);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setTold('copied');
    } catch {
      // Without a secure context only the old way is left.
      setTold(document.execCommand('copy') ? 'copied' : 'selectAndCopy');
    }
  };
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div className="flex gap-2 pt-1 max-sm:flex-col">
        <input
          ref={field}
          id={id}
          type="text"
          readOnly
          value={value}
          className="min-h-8 min-w-0 grow rounded-small border border-rule-firm bg-raised px-2"
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className={BUTTON_MAIN} onClick={() => void copy()}>
          {t('copy')}
        </button>
      </div>
      <p role="status" className="min-h-[1.125rem] pt-0.5 text-note text-ink-soft">
        {told && t(told)}
      </p>
    </div>
  );
}
