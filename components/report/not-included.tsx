import type { ReactElement } from 'react';
import type { Paper } from './paper';
import { Section } from './section';
import { MEASURE_PT } from './style';
import { Words } from './words';

/** What no figure of the report holds: it stands wherever the figures stand. */
export function NotIncluded({ paper }: { paper: Paper }): ReactElement {
  const { input, say, knows } = paper;
  const codes = input.result.notIncluded;
  const text = codes
    .map((code) => (knows(`notIncluded.${code}`) ? say(`notIncluded.${code}`) : code))
    .join(say('report.listSeparator'));
  return (
    <Section paper={paper} title={say('notIncludedTitle', { count: codes.length })}>
      <Words paper={paper} text={text} widthPt={MEASURE_PT} size="note" />
    </Section>
  );
}
