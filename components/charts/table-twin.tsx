import type { Scene } from './scene';

interface TableTwinProps {
  scene: Scene;
  /** What the closed table is called. */
  view: string;
  /** Names the region that scrolls: wide tables have one, reached by keyboard. */
  region?: string;
}

/** The same figures as a chart's, as a table behind one line. */
export function TableTwin({ scene, view, region }: TableTwinProps) {
  const table = <TwinTable scene={scene} isWide={region !== undefined} />;
  return (
    <details className="pt-1 text-note">
      <summary className="target w-fit text-ink-soft underline underline-offset-4">{view}</summary>
      {region === undefined ? (
        <div className="overflow-x-auto">{table}</div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section aria-label={region} tabIndex={0} className="overflow-x-auto">
          {table}
        </section>
      )}
    </details>
  );
}

function TwinTable({ scene, isWide }: { scene: Scene; isWide: boolean }) {
  const [head, ...columns] = scene.twin.columns;
  const wrap = isWide ? '' : 'whitespace-nowrap';
  return (
    <table className={`w-full border-collapse ${isWide ? 'min-w-[30rem]' : ''}`}>
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
              className={`px-2 py-1 text-right align-bottom font-semibold ${wrap}`}
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
              <td key={columns[index]} className={`px-2 py-1 text-right ${wrap}`}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
