/** Looks of buttons, and of links that act like one. */
const SHAPE =
  'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-small px-3 whitespace-nowrap disabled:opacity-50 aria-disabled:opacity-50';

export const BUTTON = `${SHAPE} border border-rule-firm bg-raised text-ink no-underline hover:enabled:bg-sunken`;
/** The one main action of a screen or dialog. */
export const BUTTON_MAIN = `${SHAPE} border border-ink bg-ink font-semibold text-ground no-underline`;
/** Takes something away from others. */
export const BUTTON_GRAVE = `${SHAPE} border border-alert bg-raised text-alert hover:enabled:bg-sunken`;
export const BUTTON_TEXT =
  'target inline-flex items-center px-1 underline decoration-rule-firm underline-offset-4 hover:enabled:decoration-ink disabled:opacity-50';

export const FIELD =
  'min-h-8 rounded-small border border-rule-firm bg-raised px-2 text-ink placeholder:text-ink-faint';
