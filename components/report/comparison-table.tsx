import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { machineFamily } from '@/components/charts/machine-family';
import type { ShownCell } from '@/components/result/comparison-row';
import { degreesText, kindsText } from '@/components/result/layout-words';
import { plannedSparsity } from '@/engine/planned-sparsity';
import { remarkText } from '@/lib/i18n/details-text';
import { type ComparisonLine, comparisonLines } from './comparison-texts';
import { CELL_PAD_PT, Row, roomPt } from './grid';
import { EvidenceMark, FamilyMark } from './marks';
import type { Paper } from './paper';
import { GAP_PT, ink, MEASURE_PT, WASH } from './style';
import { optionWidthsPt } from './text-table';
import { Words } from './words';

const NAME_PT = 96;
const BADGE_PT = 14;

function Heading({
  paper,
  index,
  widthPt,
}: {
  paper: Paper;
  index: number;
  widthPt: number;
}): ReactElement | null {
  const { columns, titles, say, knows, names, pick, wording } = paper;
  const column = columns[index];
  if (column === undefined) return null;
  const { asked, result } = column;
  const title = titles[asked.id];
  const recommended = pick?.id === asked.id;
  const reason = result.feasible ? null : result.reason;
  const sparse = plannedSparsity(asked, result).pattern !== 'dense';
  const assumed = result.evidence === 'assumption';
  const family = machineFamily(names.hardware[asked.hardware]);
  return (
    <View>
      <View style={{ height: BADGE_PT, marginBottom: GAP_PT.hair, marginLeft: -CELL_PAD_PT }}>
        {recommended && (
          <View
            style={{
              backgroundColor: ink('accent'),
              width: widthPt + 2 * CELL_PAD_PT,
              height: BADGE_PT,
              paddingLeft: CELL_PAD_PT,
              paddingTop: 1,
            }}
          >
            <Words
              paper={paper}
              text={say('compare.recommended')}
              widthPt={widthPt}
              size="note"
              bold
              tone="ground"
            />
          </View>
        )}
      </View>
      <FamilyMark family={family} sparse={sparse} assumed={assumed} />
      <Words paper={paper} text={title?.machine ?? asked.id} widthPt={widthPt} size="lead" bold />
      {title?.isValidated === false && (
        <Words
          paper={paper}
          text={say('compare.notValidated')}
          widthPt={widthPt}
          size="note"
          bold
        />
      )}
      <Words paper={paper} text={title?.learning ?? ''} widthPt={widthPt} size="body" />
      <Words
        paper={paper}
        text={title?.payment ?? ''}
        widthPt={widthPt}
        size="note"
        tone="inkSoft"
      />
      <View style={{ flexDirection: 'row', alignItems: 'flex-start' }}>
        <View style={{ paddingTop: 2.5 }}>
          <EvidenceMark grade={result.evidence} />
        </View>
        <View style={{ marginLeft: 3 }}>
          <Words
            paper={paper}
            text={say(`evidence.${result.evidence}`)}
            widthPt={widthPt - 10}
            size="note"
            tone="inkSoft"
          />
        </View>
      </View>
      {reason !== null && (
        <Words
          paper={paper}
          text={`△ ${say(
            knows(`unfit.${reason.code}`) ? `unfit.${reason.code}` : 'unfit.other',
            remarkText(reason, wording),
          )}`}
          widthPt={widthPt}
          size="note"
          bold
        />
      )}
    </View>
  );
}

function Figure({
  paper,
  cell,
  widthPt,
}: {
  paper: Paper;
  cell: ShownCell;
  widthPt: number;
}): ReactElement {
  const { say, comparison } = paper;
  const difference =
    cell.differenceText === null
      ? cell.optionId === comparison.baselineId && cell.text !== say('compare.none')
        ? say('compare.isBaseline')
        : ''
      : `${cell.withinUncertainty ? '≈ ' : ''}${cell.differenceText}${
          cell.relativeText === null ? '' : say('report.relative', { share: cell.relativeText })
        }`;
  return (
    <View>
      <Words
        paper={paper}
        text={cell.isBest ? `${cell.text} ${say('report.best')}` : cell.text}
        widthPt={widthPt}
        bold
      />
      {cell.rangeText !== '' && (
        <Words paper={paper} text={cell.rangeText} widthPt={widthPt} size="note" tone="inkSoft" />
      )}
      {difference !== '' && <Words paper={paper} text={difference} widthPt={widthPt} size="note" />}
    </View>
  );
}

function RowName({
  paper,
  line,
  widthPt,
}: {
  paper: Paper;
  line: ComparisonLine;
  widthPt: number;
}) {
  return (
    <View>
      <Words paper={paper} text={line.name} widthPt={widthPt} bold />
      {line.remark !== '' && (
        <Words paper={paper} text={line.remark} widthPt={widthPt} size="note" tone="inkSoft" />
      )}
    </View>
  );
}

/** How the option on paper divides its work. */
function LayoutWords({
  paper,
  index,
  widthPt,
}: {
  paper: Paper;
  index: number;
  widthPt: number;
}): ReactElement {
  const { columns, say } = paper;
  const result = columns[index]?.result;
  if (result === undefined || result.chipCount === 0)
    return <Words paper={paper} text={say('compare.none')} widthPt={widthPt} bold />;
  return (
    <View>
      <Words paper={paper} text={degreesText(result.layout, say)} widthPt={widthPt} bold />
      <Words
        paper={paper}
        text={kindsText(result.layout, say)}
        widthPt={widthPt}
        size="note"
        tone="inkSoft"
      />
    </View>
  );
}

/** Every figure of the comparison: value, band, difference from the baseline, who leads, and the layout. */
export function ComparisonTable({
  paper,
  withLayout,
}: {
  paper: Paper;
  withLayout: boolean;
}): ReactElement {
  const widthsPt = optionWidthsPt(MEASURE_PT, NAME_PT, paper.columns.length);
  const pickIndex = paper.columns.findIndex(({ asked }) => asked.id === paper.pick?.id);
  const washed = pickIndex < 0 ? undefined : { index: pickIndex + 1, colour: WASH };
  return (
    <View>
      <Row
        widthsPt={widthsPt}
        rule="none"
        washed={washed}
        cells={[
          null,
          ...paper.columns.map(({ asked }, index) => (
            <Heading
              key={asked.id}
              paper={paper}
              index={index}
              widthPt={roomPt(widthsPt, index + 1)}
            />
          )),
        ]}
      />
      {comparisonLines(paper).map((line, lineIndex, lines) => (
        <Row
          key={line.id}
          widthsPt={widthsPt}
          rule={lineIndex === 0 || lines[lineIndex - 1]?.group !== line.group ? 'firm' : 'thin'}
          washed={washed}
          cells={[
            <RowName key="name" paper={paper} line={line} widthPt={roomPt(widthsPt, 0)} />,
            ...line.cells.map((cell, index) => (
              <Figure
                key={cell.optionId}
                paper={paper}
                cell={cell}
                widthPt={roomPt(widthsPt, index + 1)}
              />
            )),
          ]}
        />
      ))}
      {withLayout && (
        <Row
          widthsPt={widthsPt}
          rule="firm"
          washed={washed}
          cells={[
            <Words
              key="name"
              paper={paper}
              text={paper.say('layout.title')}
              widthPt={roomPt(widthsPt, 0)}
              bold
            />,
            ...paper.columns.map(({ asked }, index) => (
              <LayoutWords
                key={asked.id}
                paper={paper}
                index={index}
                widthPt={roomPt(widthsPt, index + 1)}
              />
            )),
          ]}
        />
      )}
    </View>
  );
}
