import { useTranslations } from 'next-intl';
import type { Scene, Size } from '@/components/charts/scene';
import { SceneSvg } from '@/components/charts/scene-svg';
import { TableTwin } from '@/components/charts/table-twin';

interface SceneFigureProps {
  id: string;
  draw: (size: Size) => Scene;
}

const WIDE_PX = 720;
const NARROW_PX = 320;

/** A chart drawn on the server for wide and for narrow screens, under its finding, with its table. */
export function SceneFigure({ id, draw }: SceneFigureProps) {
  const t = useTranslations('explain');
  const scene = draw({ widthPx: WIDE_PX });
  return (
    <figure className="min-w-0 max-w-[45rem]">
      <figcaption className="pb-2 font-semibold">{scene.title}</figcaption>
      <div className="max-sm:hidden">
        <SceneSvg scene={scene} id={id} />
      </div>
      <div className="sm:hidden">
        <SceneSvg scene={draw({ widthPx: NARROW_PX })} id={`${id}-narrow`} />
      </div>
      <TableTwin scene={scene} view={t('view')} region={t('region', { title: scene.title })} />
    </figure>
  );
}
