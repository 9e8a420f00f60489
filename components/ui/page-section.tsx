import type { ReactNode } from 'react';

/** One section of a long page under its heading; `PageContents` links to it. */
export function PageSection({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="space-y-3 pt-8">
      <h2 id={id} className="text-figure">
        {title}
      </h2>
      {children}
    </section>
  );
}
