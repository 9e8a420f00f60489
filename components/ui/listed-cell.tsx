// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
import type { ReactNode } from 'react';

/** Head of a column in a table whose rows become lists on a narrow screen. */
export const LISTED_HEAD = 'px-2 pb-2 align-bottom font-normal text-ink-soft text-note';
/** Any cell of such a table; vertical padding is the table's own. */
export const LISTED_CELL =
  'border-t border-rule px-2 align-top max-md:flex max-md:justify-between max-md:gap-4 max-md:border-0 max-md:px-0 max-md:py-0.5';

/** A figure under its head; on a narrow screen the head's words stand before it. */
export function ListedCell({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <td role="cell" className={`${className} md:text-right`}>
      <span aria-hidden="true" className="shrink-0 text-note text-ink-soft md:hidden">
        {label}
      </span>
      <span className="max-md:text-right md:whitespace-nowrap">{children}</span>
    </td>
  );
}
