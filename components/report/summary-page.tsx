import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { formatMoment } from '@/lib/format/date';
import { counterSentence, fixSentences, flipSentences, reasonSentences } from './advice-sentences';
import {
  conditionsSentence,
  decisionSentence,
  riskSentences,
  verdictSentence,
  waitingSentence,
} from './decision-sentences';
import type { Face } from './fonts';
import { HeadlineTiles } from './headline-tiles';
import { setLines } from './line-breaks';
import { OptionLines } from './option-lines';
import { PageFrame } from './page-frame';
import { type Paper, REPORT_ZONE } from './paper';
import { Section, Sentences } from './section';
import { GAP_PT, ink, MEASURE_PT, TYPE_PT, type TypeSize, WASH } from './style';
import { Words } from './words';

/** The largest size at which a title takes two lines at most. */
function titleSize({ title, faces }: Paper): TypeSize {
  if (lineCountAt('title', title, faces.bold) <= 2) return 'title';
  return lineCountAt('figure', title, faces.bold) <= 2 ? 'figure' : 'lead';
}

function lineCountAt(size: TypeSize, text: string, face: Face): number {
  return setLines(text, { widthPt: MEASURE_PT, sizePt: TYPE_PT[size], face }).length;
}

/** The executive summary: what is asked, the answer, its figures, why, why not, and what would change it. */
export function SummaryPage({ paper }: { paper: Paper }): ReactElement {
  const { input, say, locale, pick } = paper;
  const fixes = fixSentences(paper);
  const { risk, mitigation } = riskSentences(paper);
  const columnPt = (MEASURE_PT - GAP_PT.large) / 2;
  const counter = counterSentence(paper);
  const verdict = verdictSentence(paper);
  return (
    <PageFrame paper={paper} name="summary">
      <Words paper={paper} text={paper.title} widthPt={MEASURE_PT} size={titleSize(paper)} bold />
      <View style={{ marginBottom: GAP_PT.middle }}>
        <Words paper={paper} text={conditionsSentence(paper)} widthPt={MEASURE_PT} tone="inkSoft" />
        {input.frozen !== undefined && (
          <Words
            paper={paper}
            text={say('report.frozen', { at: formatMoment(input.frozen.at, locale, REPORT_ZONE) })}
            widthPt={MEASURE_PT}
            tone="inkSoft"
          />
        )}
      </View>
      <View
        style={{
          backgroundColor: WASH,
          borderLeftWidth: 3,
          borderLeftColor: ink('accent'),
          padding: GAP_PT.small,
          marginBottom: GAP_PT.middle,
        }}
      >
        <Words
          paper={paper}
          text={say('report.decision.title')}
          widthPt={MEASURE_PT - 19}
          size="note"
          bold
          tone="accent"
        />
        <Words
          paper={paper}
          text={decisionSentence(paper)}
          widthPt={MEASURE_PT - 19}
          size="lead"
          bold
        />
      </View>
      <View style={{ marginBottom: GAP_PT.small }}>
        <Words
          paper={paper}
          text={verdict}
          widthPt={MEASURE_PT}
          size={lineCountAt('figure', verdict, paper.faces.bold) === 1 ? 'figure' : 'lead'}
          bold
        />
      </View>
      {pick !== null && <HeadlineTiles paper={paper} option={pick} />}
      <OptionLines paper={paper} />
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <View style={{ width: columnPt }}>
          <Section
            paper={paper}
            title={say(fixes === null ? 'verdict.why' : 'report.fixes')}
            widthPt={columnPt}
          >
            <Sentences
              paper={paper}
              sentences={fixes ?? reasonSentences(paper)}
              widthPt={columnPt}
              numbered
            />
          </Section>
          <Section paper={paper} title={say('report.risk.title')} widthPt={columnPt}>
            <Words paper={paper} text={risk} widthPt={columnPt} />
            <Words
              paper={paper}
              text={say('report.risk.mitigationIs', { mitigation })}
              widthPt={columnPt}
            />
          </Section>
          <Section paper={paper} title={say('report.waiting.title')} widthPt={columnPt}>
            <Words paper={paper} text={waitingSentence(paper)} widthPt={columnPt} />
          </Section>
        </View>
        <View style={{ width: columnPt }}>
          {counter !== null && (
            <Section paper={paper} title={say('verdict.against')} widthPt={columnPt}>
              <Words paper={paper} text={counter} widthPt={columnPt} />
            </Section>
          )}
          <Section paper={paper} title={say('verdict.flip')} widthPt={columnPt}>
            <Sentences paper={paper} sentences={flipSentences(paper)} widthPt={columnPt} />
          </Section>
        </View>
      </View>
    </PageFrame>
  );
}
