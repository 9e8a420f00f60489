import type { ReactElement } from 'react';
import type { ChartTexts } from '@/components/charts/chart-texts';
import { ladderChart } from '@/components/charts/ladder-chart';
import { CLAIMED_FACTOR } from '@/engine/ladder-end';
import type { LadderRung } from '@/engine/result';
import { formatFactor } from '@/lib/format/number';
import { PageFrame } from './page-frame';
import type { Paper } from './paper';
import { ChartSection, SCENE_SIZE, Section, Sentences } from './section';
import { MEASURE_PT } from './style';
import { TextTable } from './text-table';
import { Words } from './words';

const WIDTHS_PT = [250, 60, 65, 75, 65];
const LIMITS = ['inferred', 'consistency', 'parity', 'baseline'] as const;

function sayRung({ say, knows }: Paper): ChartTexts['say'] {
  return (key, values) =>
    knows(`charts.${key}`) || !key.startsWith('ladder.rung.')
      ? say(`charts.${key}`, values)
      : say(`report.${key}`, values);
}

/** How the paper's claim was used, rung by rung, and what it cannot carry. */
export function ClaimPage({
  paper,
  ladder,
}: {
  paper: Paper;
  ladder: readonly LadderRung[];
}): ReactElement {
  const { say, locale, chartTexts } = paper;
  const texts: ChartTexts = { ...chartTexts, say: sayRung(paper) };
  const scene = ladderChart({ rungs: ladder, claimedFactor: CLAIMED_FACTOR }, texts, SCENE_SIZE);
  return (
    <PageFrame paper={paper} name="claim">
      <Section paper={paper} title={say('report.claim.statedTitle')}>
        <Words
          paper={paper}
          text={say('report.claim.stated', { factor: formatFactor(CLAIMED_FACTOR, locale) })}
          widthPt={MEASURE_PT}
        />
      </Section>
      <ChartSection paper={paper} scene={scene} />
      <Section paper={paper} title={say('report.claim.rungs')}>
        <TextTable
          paper={paper}
          columns={scene.twin.columns}
          rows={scene.twin.rows}
          widthsPt={WIDTHS_PT}
          boldRows={[scene.twin.rows.length - 1]}
        />
      </Section>
      <Section paper={paper} title={say('report.claim.limitsTitle')}>
        <Sentences
          paper={paper}
          sentences={LIMITS.map((limit) => say(`report.claim.limits.${limit}`))}
          widthPt={MEASURE_PT}
        />
      </Section>
    </PageFrame>
  );
}
