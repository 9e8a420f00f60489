import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';

/** Something the reader must know before the figures. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="my-2 flex gap-2 border-l-4 border-alert bg-raised px-3 py-2">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
