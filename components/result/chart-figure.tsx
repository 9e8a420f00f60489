'use client';

import { useTranslations } from 'next-intl';
import type { Scene, Size } from '@/components/charts/scene';
import { SceneSvg } from '@/components/charts/scene-svg';
import { TableTwin } from '@/components/charts/table-twin';
import { useFrameWidth } from '@/components/charts/use-frame-width';

interface ChartFigureProps {
  id: string;
  draw: (size: Size) => Scene;
}

/** What the server draws for, before the width is known. */
const FIRST_WIDTH_PX = 480;

/** A chart under its finding, with the same figures as a table. */
export function ChartFigure({ id, draw }: ChartFigureProps) {
  const t = useTranslations('compare');
  const [frame, widthPx] = useFrameWidth(FIRST_WIDTH_PX);
  const scene = draw({ widthPx });
  return (
    <figure className="min-w-0">
      <figcaption className="pb-2 text-body font-semibold">{scene.title}</figcaption>
      <div ref={frame}>
        <SceneSvg scene={scene} id={id} />
      </div>
      <TableTwin scene={scene} view={t('view')} />
    </figure>
  );
}
