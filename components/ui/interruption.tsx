import type { ReactNode } from 'react';

interface InterruptionProps {
  title: string;
  text: string;
  /** A reference for whoever is asked for help. */
  note?: string | undefined;
  children: ReactNode;
}

/** A page that says why there is nothing here, with one way on: an empty balance, tipped. */
export function Interruption({ title, text, note, children }: InterruptionProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-[34rem] content-center gap-3 px-6">
      <svg
        viewBox="0 0 160 80"
        width="160"
        height="80"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path d="M20 14 140 34M80 24v50M56 74h48" />
        <path
          d="M8 44a12 12 0 0 0 24 0L20 14ZM128 64a12 12 0 0 0 24 0L140 34Z"
          strokeLinejoin="round"
        />
      </svg>
      <h1 className="text-title">{title}</h1>
      <p className="text-lead text-ink-soft">{text}</p>
      <div>{children}</div>
      {note && <p className="text-note text-ink-soft">{note}</p>}
    </main>
  );
}
