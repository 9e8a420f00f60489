import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icon';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'className'> {
  icon: IconName;
  label: string;
}

/** A button that shows a sign and says its name. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="grid size-9 place-items-center rounded-small text-ink hover:bg-sunken disabled:text-ink-faint/60 disabled:hover:bg-transparent"
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
