import { type RefObject, useEffect, useRef, useState } from 'react';

/** Redrawn in steps, so that a window being dragged does not redraw at every pixel. */
const WIDTH_STEP_PX = 8;

/** A frame's width as it is shown; before it is known, and on the server, `firstWidthPx`. */
export function useFrameWidth(
  firstWidthPx: number,
): [frame: RefObject<HTMLDivElement | null>, widthPx: number] {
  const frame = useRef<HTMLDivElement>(null);
  const [widthPx, setWidth] = useState(firstWidthPx);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) setWidth(Math.floor(width / WIDTH_STEP_PX) * WIDTH_STEP_PX);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, widthPx];
}
