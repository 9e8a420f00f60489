import type { Catalog } from '@/engine/catalog/schema';
import { type CheckPointRow, checkPointTable } from '@/engine/validation/check-points';

/** How a public figure stands to the engine: `input` where the catalog holds the figure itself. */
export type Standing = 'agrees' | 'input' | 'stated' | 'differs';

/** A public figure with what the engine gives and where it stands in public. */
export interface ShownCheckPoint
  extends Pick<CheckPointRow, 'id' | 'group' | 'predicted' | 'published' | 'unit' | 'grade'> {
  isBound: boolean;
  standing: Standing;
  sourceTitle: string;
  sourceUrl: string | null;
}

function standingOf({ kind, agrees, inputPath }: CheckPointRow): Standing {
  if (kind === 'stated') return 'stated';
  if (!agrees) return 'differs';
  return inputPath === null ? 'agrees' : 'input';
}

/** Every check point of the current engine, in the order of the argument. */
export function checkPointsView(catalog: Catalog): ShownCheckPoint[] {
  return checkPointTable(catalog).map((row) => {
    const { id, group, predicted, published, unit, grade, source } = row;
    const cited = catalog.sources[source];
    return {
      id,
      group,
      predicted,
      published,
      unit,
      grade,
      isBound: row.kind === 'atMost',
      standing: standingOf(row),
      sourceTitle: cited?.title ?? source,
      sourceUrl: cited?.url ?? null,
    };
  });
}
