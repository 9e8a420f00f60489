'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Scene, Size } from '@/components/charts/scene';
import { SceneSvg } from '@/components/charts/scene-svg';

interface ChartFigureProps {
  id: string;
  draw: (size: Size) => Scene;
}

/** What the server draws for, before the width is known. */
const FIRST_WIDTH_PX = 480;
/** Redrawn in steps, so that a window being dragged does not redraw at every pixel. */
const WIDTH_STEP_PX = 8;

/** A chart under its finding, with the same figures as a table. */
export function ChartFigure({ id, draw }: ChartFigureProps) {
  const t = useTranslations('compare');
  const frame = useRef<HTMLDivElement>(null);
  const [widthPx, setWidth] = useState(FIRST_WIDTH_PX);
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
  const scene = draw({ widthPx });
  const [head, ...columns] = scene.twin.columns;
  return (
    <figure className="min-w-0">
      <figcaption className="pb-2 text-body font-semibold">{scene.title}</figcaption>
      <div ref={frame}>
        <SceneSvg scene={scene} id={id} />
      </div>
      <details className="pt-1 text-note">
        <summary className="target w-fit text-ink-soft underline underline-offset-4">
          {t('view')}
        </summary>
        <div className="overflow-x-auto">
          <table className="w-full border-collapse">
            <caption className="sr-only">{scene.title}</caption>
            <thead>
              <tr>
                <th scope="col" className="py-1 pr-3 text-left font-semibold">
                  {head}
                </th>
                {columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className="px-2 py-1 text-right font-semibold whitespace-nowrap"
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {scene.twin.rows.map(([name, ...cells]) => (
                <tr key={name} className="border-t border-rule">
                  <th scope="row" className="py-1 pr-3 text-left font-normal">
                    {name}
                  </th>
                  {cells.map((cell, index) => (
                    <td key={columns[index]} className="px-2 py-1 text-right whitespace-nowrap">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
