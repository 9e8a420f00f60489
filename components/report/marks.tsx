import type { ReactElement } from 'react';
import { evidenceMarks } from '@/components/charts/evidence-glyph';
import { hatch } from '@/components/charts/hatch';
import { type Mark, rect } from '@/components/charts/scene';
import type { Token } from '@/components/charts/tokens';
import type { Grade } from '@/engine/catalog/fact';
import { ScenePdf } from './scene-pdf';

const NOTHING = { title: '', summary: '', twin: { columns: [], rows: [] } };

/** Measured, vendor or derived, assumption. */
export function EvidenceMark({ grade }: { grade: Grade }): ReactElement {
  const scene = { ...NOTHING, widthPx: 10, heightPx: 10, marks: evidenceMarks(grade, 5, 5) };
  return <ScenePdf scene={scene} widthPt={7} />;
}

/** Hue of the machine, hatched where training is sparse, dashed where it rests on assumptions. */
export function FamilyMark({
  family,
  sparse,
  assumed,
}: {
  family: Token;
  sparse: boolean;
  assumed: boolean;
}): ReactElement {
  const box = { xPx: 1, yPx: 1, widthPx: 20, heightPx: 10 };
  const marks: Mark[] = [
    rect(box.xPx, box.yPx, box.widthPx, box.heightPx, { fill: family }),
    ...(sparse ? [hatch(box, 'ground', 5)] : []),
    ...(assumed ? [rect(0.5, 0.5, 21, 11, { stroke: 'ink', dashPx: [3, 2] })] : []),
  ];
  return <ScenePdf scene={{ ...NOTHING, widthPx: 22, heightPx: 12, marks }} widthPt={18} />;
}
