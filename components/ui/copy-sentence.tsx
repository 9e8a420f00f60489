'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { BUTTON } from './button';

interface CopySentenceProps {
  label: string;
  sentence: string;
}

/** A sentence to be said elsewhere: readable in full, with a button that copies it. */
export function CopySentence({ label, sentence }: CopySentenceProps) {
  const t = useTranslations('dialog');
  const id = useId();
  const words = useRef<HTMLParagraphElement>(null);
  const [told, setTold] = useState<'copied' | 'selectAndCopy' | null>(null);
  const copy = async () => {
    if (words.current) window.getSelection()?.selectAllChildren(words.current);
    try {
      await navigator.clipboard.writeText(sentence);
      setTold('copied');
    } catch {
      // Without a secure context only the old way is left.
      setTold(document.execCommand('copy') ? 'copied' : 'selectAndCopy');
    }
  };
  return (
    <section aria-labelledby={id} className="border-l-4 border-rule-firm pl-3">
      <h3 id={id} className="text-note text-ink-soft">
        {label}
      </h3>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <p ref={words} className="max-w-[44rem] min-w-0">
          {sentence}
        </p>
        <button type="button" className={`${BUTTON} no-print`} onClick={() => void copy()}>
          {t('copy')}
        </button>
      </div>
      <p role="status" className="min-h-[1.125rem] text-note text-ink-soft">
        {told && t(told)}
      </p>
    </section>
  );
}
