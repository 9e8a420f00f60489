import { useTranslations } from 'next-intl';
import type { Scene, Size } from '@/components/charts/scene';
import { SceneSvg } from '@/components/charts/scene-svg';

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
  const region = t('region', { title: scene.title });
  const [head, ...columns] = scene.twin.columns;
  return (
    <figure className="min-w-0 max-w-[45rem]">
      <figcaption className="pb-2 font-semibold">{scene.title}</figcaption>
      <div className="max-sm:hidden">
        <SceneSvg scene={scene} id={id} />
      </div>
      <div className="sm:hidden">
        <SceneSvg scene={draw({ widthPx: NARROW_PX })} id={`${id}-narrow`} />
      </div>
      <details className="pt-1 text-note">
        <summary className="target w-fit text-ink-soft underline underline-offset-4">
          {t('view')}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section aria-label={region} tabIndex={0} className="overflow-x-auto">
          <table className="w-full min-w-[30rem] border-collapse">
            <caption className="sr-only">{scene.title}</caption>
            <thead>
              <tr>
                <th scope="col" className="py-1 pr-3 text-left align-bottom font-semibold">
                  {head}
                </th>
                {columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className="px-2 py-1 text-right align-bottom font-semibold"
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
                    <td key={columns[index]} className="px-2 py-1 text-right">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
