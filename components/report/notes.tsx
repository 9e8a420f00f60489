import type { ReactElement } from 'react';
import type { Paper } from './paper';
import { MEASURE_PT } from './style';
import { Words } from './words';

/** Remarks in small type, one to a line. */
export function Notes({
  paper,
  sentences,
}: {
  paper: Paper;
  sentences: readonly string[];
}): ReactElement {
  return (
    <>
      {sentences.map((text) => (
        <Words
          key={text}
          paper={paper}
          text={text}
          widthPt={MEASURE_PT}
          size="note"
          tone="inkSoft"
        />
      ))}
    </>
  );
}
