import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { machineFamily } from '@/components/charts/machine-family';
import type { OptionResult } from '@/engine/result';
import { isTimed } from '@/lib/figures/comparison';
import { formatMoment } from '@/lib/format/date';
import { formatDuration } from '@/lib/format/duration';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatRange, formatSignificant } from '@/lib/format/number';
import { counterSentence, fixSentences, flipSentences, reasonSentences } from './advice-sentences';
import {
  conditionsSentence,
  decisionSentence,
  riskSentences,
  verdictSentence,
  waitingSentence,
} from './decision-sentences';
import { Row, roomPt } from './grid';
import { setLines } from './line-breaks';
import { EvidenceMark, FamilyMark } from './marks';
import { PageFrame } from './page-frame';
import { type Paper, REPORT_ZONE } from './paper';
import { Section, Sentences } from './section';
import { GAP_PT, ink, MEASURE_PT, TYPE_PT, type TypeSize, WASH } from './style';
import { Words } from './words';

interface Tile {
  name: string;
  value: string;
  note: string;
  /** A value in words, not in figures, is set smaller. */
  inWords?: boolean;
}

function paybackTile({ say, input }: Paper, option: OptionResult): Tile {
  const { paybackMonths } = option.programmeCostUsd;
  const isEntered = input.scenario.programme.benefitUsdPerMonth !== null;
  return {
    name: say('report.figure.payback'),
    value:
      paybackMonths === null
        ? say(isEntered ? 'report.payback.never' : 'report.payback.none')
        : say('report.payback.months', { months: formatSignificant(paybackMonths, 2) }),
    note: isEntered ? say('report.payback.note') : say('report.payback.noneNote'),
    inWords: paybackMonths === null,
  };
}

function tilesOf(paper: Paper, option: OptionResult): Tile[] {
  const { say, locale, wording } = paper;
  const { trainingSeconds, costUsd, co2eKilograms } = option;
  const band = (text: string) => say('report.figure.band', { band: text });
  return [
    {
      name: say('metric.time'),
      value: formatDuration(trainingSeconds.p50, locale),
      note: band(
        formatRange(trainingSeconds.p10, trainingSeconds.p90, (seconds, at) =>
          formatDuration(seconds, locale, { at }),
        ),
      ),
    },
    {
      name: say('metric.cost'),
      value: formatMoney(costUsd.p50, wording.money, locale),
      note: band(
        formatRange(costUsd.p10, costUsd.p90, (usd, at) =>
          formatMoney(usd, wording.money, locale, { at }),
        ),
      ),
    },
    paybackTile(paper, option),
    {
      name: say('metric.carbon'),
      value: formatCarbon(co2eKilograms.p50),
      note: band(
        formatRange(co2eKilograms.p10, co2eKilograms.p90, (kilograms, at) =>
          formatCarbon(kilograms, { at }),
        ),
      ),
    },
  ];
}

function Tiles({ paper, option }: { paper: Paper; option: OptionResult }): ReactElement {
  const widthPt = (MEASURE_PT - 3 * GAP_PT.small) / 4;
  return (
    <View
      style={{ flexDirection: 'row', justifyContent: 'space-between', marginBottom: GAP_PT.middle }}
    >
      {tilesOf(paper, option).map(({ name, value, note, inWords }) => (
        <View
          key={name}
          style={{
            width: widthPt,
            borderTopWidth: 1.25,
            borderTopColor: ink('ink'),
            paddingTop: 4,
          }}
        >
          <Words paper={paper} text={name} widthPt={widthPt} size="note" tone="inkSoft" />
          <Words
            paper={paper}
            text={value}
            widthPt={widthPt}
            size={inWords ? 'lead' : 'figure'}
            bold
          />
          <Words paper={paper} text={note} widthPt={widthPt} size="note" tone="inkSoft" />
        </View>
      ))}
    </View>
  );
}

/** All options on one line each: the table under the verdict. */
function OptionLines({ paper }: { paper: Paper }): ReactElement {
  const { say, columns, titles, locale, wording, names, pick } = paper;
  const widthsPt = [200, 66, 80, 96, 73];
  const headings = [
    '',
    say('metric.time'),
    say('metric.cost'),
    say('metric.carbon'),
    say('verdict.evidence'),
  ];
  return (
    <View style={{ marginBottom: GAP_PT.middle }}>
      <Row
        widthsPt={widthsPt}
        rule="none"
        cells={headings.map((text, index) => (
          <Words
            key={text}
            paper={paper}
            text={text}
            widthPt={roomPt(widthsPt, index)}
            size="note"
            tone="inkSoft"
            align={index === 0 ? 'left' : 'right'}
          />
        ))}
      />
      {columns.map(({ asked, result }) => {
        const timed = isTimed(result);
        const isPick = asked.id === pick?.id;
        const figures = timed
          ? [
              formatDuration(result.trainingSeconds.p50, locale),
              formatMoney(result.costUsd.p50, wording.money, locale),
              formatCarbon(result.co2eKilograms.p50),
            ]
          : ['—', '—', '—'];
        return (
          <Row
            key={asked.id}
            widthsPt={widthsPt}
            cells={[
              <View key="name" style={{ flexDirection: 'row', alignItems: 'center' }}>
                <FamilyMark
                  family={machineFamily(names.hardware[asked.hardware])}
                  sparse={asked.sparsity.pattern !== 'dense'}
                  assumed={result.evidence === 'assumption'}
                />
                <View style={{ marginLeft: 6 }}>
                  <Words
                    paper={paper}
                    text={`${titles[asked.id]?.title ?? asked.id}${
                      isPick ? say('report.isPick') : result.feasible ? '' : say('report.isUnfit')
                    }`}
                    widthPt={roomPt(widthsPt, 0) - 24}
                    bold={isPick}
                  />
                </View>
              </View>,
              ...figures.map((text, index) => (
                <Words
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and dashes repeat
                  key={index}
                  paper={paper}
                  text={text}
                  widthPt={roomPt(widthsPt, index + 1)}
                  bold={isPick}
                  align="right"
                />
              )),
              <View
                key="evidence"
                style={{ flexDirection: 'row', alignItems: 'center', justifyContent: 'flex-end' }}
              >
                <EvidenceMark grade={result.evidence} />
                <View style={{ marginLeft: 3 }}>
                  <Words paper={paper} text={say(`confidence.${result.evidence}`)} widthPt={38} />
                </View>
              </View>,
            ]}
          />
        );
      })}
    </View>
  );
}

/** The largest size at which a title takes two lines at most. */
function titleSize({ title, faces }: Paper): 'title' | 'figure' | 'lead' {
  const linesAt = (size: TypeSize) =>
    setLines(title, { widthPt: MEASURE_PT, sizePt: TYPE_PT[size], face: faces.bold }).length;
  if (linesAt('title') <= 2) return 'title';
  return linesAt('figure') <= 2 ? 'figure' : 'lead';
}

/** The executive summary: what is asked, the answer, its figures, why, why not, and what would change it. */
export function SummaryPage({ paper }: { paper: Paper }): ReactElement {
  const { input, say, locale, pick } = paper;
  const fixes = fixSentences(paper);
  const { risk, mitigation } = riskSentences(paper);
  const columnPt = (MEASURE_PT - GAP_PT.large) / 2;
  const counter = counterSentence(paper);
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
          text={verdictSentence(paper)}
          widthPt={MEASURE_PT}
          size="figure"
          bold
        />
      </View>
      {pick !== null && <Tiles paper={paper} option={pick} />}
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
