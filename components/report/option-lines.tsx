import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { machineFamily } from '@/components/charts/machine-family';
import { plannedSparsity } from '@/engine/planned-sparsity';
import { isTimed } from '@/lib/figures/comparison';
import { formatDuration } from '@/lib/format/duration';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { Row, roomPt } from './grid';
import { EvidenceMark, FamilyMark } from './marks';
import type { Paper } from './paper';
import { GAP_PT } from './style';
import { Words } from './words';

/** All options on one line each: the table under the verdict. */
export function OptionLines({ paper }: { paper: Paper }): ReactElement {
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
                  sparse={plannedSparsity(asked, result).pattern !== 'dense'}
                  assumed={result.evidence === 'assumption'}
                />
                <View style={{ marginLeft: 6 }}>
                  <Words
                    paper={paper}
                    text={`${titles[asked.id]?.marked ?? asked.id}${
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
