/** Looks of a small switch: a frame of parts, of which one is on. */
export const SEGMENT_FRAME =
  'inline-flex h-8 overflow-hidden rounded-small border border-rule-firm text-note';

export function segmentPart(on: boolean): string {
  const look = on ? 'bg-ink text-ground font-semibold' : 'text-ink hover:bg-sunken';
  return `grid min-w-7 place-items-center px-1.5 whitespace-nowrap sm:min-w-8 sm:px-2 -outline-offset-4 focus-visible:outline-current ${look}`;
}
