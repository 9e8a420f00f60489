import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { grammarLegend } from '@/components/charts/grammar-legend';
import type { Token } from '@/components/charts/tokens';
import { planSentences } from './advice-sentences';
import { ComparisonTable } from './comparison-table';
import { NotIncluded } from './not-included';
import { Notes } from './notes';
import { PageFrame } from './page-frame';
import type { Paper } from './paper';
import { ScenePdf } from './scene-pdf';
import { SCENE_SIZE, Section } from './section';
import { GAP_PT, MEASURE_PT } from './style';
import { Words } from './words';

/** The options side by side with the legend of the whole report. */
export function OptionsPage({
  paper,
  withNotIncluded,
}: {
  paper: Paper;
  withNotIncluded: boolean;
}): ReactElement {
  const { say, chartTexts, chartOptions, comparison, wording } = paper;
  const families: Token[] = [...new Set(chartOptions.map(({ family }) => family))];
  return (
    <PageFrame paper={paper} name="options">
      <Section paper={paper} title={say('report.page.options')} whole={false}>
        <View style={{ marginBottom: GAP_PT.hair }}>
          <Words
            paper={paper}
            text={say('report.optionsNote', { baseline: wording.titleOf(comparison.baselineId) })}
            widthPt={MEASURE_PT}
            size="note"
            tone="inkSoft"
          />
        </View>
        <ComparisonTable paper={paper} withLayout={!withNotIncluded} />
        <Notes paper={paper} sentences={planSentences(paper)} />
      </Section>
      <ScenePdf scene={grammarLegend({ families }, chartTexts, SCENE_SIZE)} widthPt={MEASURE_PT} />
      {withNotIncluded && (
        <View style={{ marginTop: GAP_PT.middle }}>
          <NotIncluded paper={paper} />
        </View>
      )}
    </PageFrame>
  );
}
