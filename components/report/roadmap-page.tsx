import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { evidenceGlyph } from '@/components/charts/evidence-glyph';
import { gateStages, gateTimeline } from '@/components/charts/gate-timeline';
import { machineFamily } from '@/components/charts/machine-family';
import type { PlannedRoadmap, Roadmap } from '@/engine/recommend/roadmap-result';
import { predictedText } from '@/lib/i18n/gate-texts';
import { decidingRules } from '@/lib/i18n/pilot-texts';
import type { AdviceTexts } from '@/lib/i18n/roadmap-advice-texts';
import { type MathsLine, roadmapMaths } from '@/lib/i18n/roadmap-maths';
import {
  type RoadmapTexts,
  refusalText,
  roadmapTexts,
  type StageTexts,
} from '@/lib/i18n/roadmap-texts';
import { roadmapView } from '@/lib/queries/roadmap-view';
import { PageFrame } from './page-frame';
import type { Paper } from './paper';
import { ChartSection, Section, Sentences } from './section';
import { GAP_PT, MEASURE_PT } from './style';
import { TextTable } from './text-table';
import { Words } from './words';

/** Drawn a little smaller than other charts: the whole plan is to stand on one page. */
const GATE_SIZE = { widthPx: 1060 };
/** A way, what speaks for or against it, and what it costs: two lines where options have long names. */
const WAY_WIDTHS_PT = [MEASURE_PT - 282, 226, 56];
/** Measure, prediction, go and stop, wide enough for one line each. */
const GATE_WIDTHS_PT = [MEASURE_PT - 352, 152, 100, 100];

/** Sentences set as one paragraph: Japanese ones follow each other without a space. */
function paragraph(sentences: readonly string[], { wording }: Paper): string {
  return sentences.join(wording.locale === 'ja' ? '' : ' ');
}

/** Widths of the table of stages: a name and one column for each stage. */
function stageWidthsPt(stageCount: number): number[] {
  const namePt = 84;
  const each = (MEASURE_PT - namePt) / stageCount;
  return [namePt, ...Array.from({ length: stageCount }, () => each)];
}

function StageTable({ paper, stages }: { paper: Paper; stages: StageTexts[] }): ReactElement {
  const { say } = paper;
  const row = (key: string, of: (stage: StageTexts) => string) => [
    say(`roadmap.${key}`),
    ...stages.map(of),
  ];
  const [size, ...rows] = [
    row('model', (stage) => stage.size),
    row('cost', (stage) => `${stage.cost} (${stage.costRange})`),
    row('time', (stage) => stage.time),
    row('people', (stage) => stage.people),
    row('sunk', (stage) => stage.sunk),
  ];
  return (
    <TextTable
      paper={paper}
      columns={['', ...stages.map(({ name }) => name)]}
      rows={[size ?? [], ...rows]}
      widthsPt={stageWidthsPt(stages.length)}
    />
  );
}

interface GateTableProps {
  paper: Paper;
  stages: StageTexts[];
  /** Every limit; else those that decide. */
  all: boolean;
}

/** Limits of every gate, with how well its prediction is known: predicted, go and stop. */
function GateTable({ paper, stages, all }: GateTableProps): ReactElement {
  const { say } = paper;
  const columns = ['criterion', 'predicted', 'go', 'stop'];
  return (
    <TextTable
      paper={paper}
      columns={columns.map((column) => say(`roadmap.table.${column}`))}
      rows={stages.flatMap(({ name, rules }) =>
        (all ? rules : decidingRules(rules)).map((rule) => [
          `${evidenceGlyph(rule.grade)} ${say('roadmap.table.of', { stage: name, criterion: rule.name })}`,
          predictedText(rule),
          rule.go,
          rule.stop,
        ]),
      )}
      widthsPt={GATE_WIDTHS_PT}
    />
  );
}

/** The verdict, why, and what each way costs on average. */
function Advice({ paper, advice }: { paper: Paper; advice: AdviceTexts }): ReactElement {
  const { say } = paper;
  const ways = advice.ways.map(({ name, note, expected, isChosen, meetsGoals }) => {
    const remarks = [
      ...(isChosen ? [say('roadmap.advice.ways.chosen')] : []),
      ...(meetsGoals ? [] : [say('roadmap.advice.ways.missesGoal')]),
      ...(note === null ? [] : [note]),
    ];
    return [name, remarks.join(say('input.listSeparator')), expected];
  });
  const chosen = advice.ways.findIndex(({ isChosen }) => isChosen);
  return (
    <View style={{ marginBottom: GAP_PT.hair }}>
      <Words paper={paper} text={advice.verdict} widthPt={MEASURE_PT} size="lead" bold />
      <Words paper={paper} text={advice.because} widthPt={MEASURE_PT} />
      <TextTable
        paper={paper}
        columns={[say('roadmap.advice.ways.way'), '', say('roadmap.advice.ways.expected')]}
        rows={ways}
        widthsPt={WAY_WIDTHS_PT}
        boldRows={chosen < 0 ? [] : [chosen]}
      />
    </View>
  );
}

/** Later stages follow the formulas of the pilot; of them only the sum is needed further. */
function isPrinted({ group, id }: MathsLine): boolean {
  return group === 'advice' || group === 'pilot' || id === 'roadmap.full.cumulativeUsd';
}

/** The formulas of the plan's numbers, in names and in numbers, with their sources. */
function Maths({ paper, lines }: { paper: Paper; lines: readonly MathsLine[] }): ReactElement {
  const { say } = paper;
  const nameOf = ({ group, name }: MathsLine) =>
    group === 'advice'
      ? name
      : say('roadmap.maths.of', { stage: say(`roadmap.stage.${group}`), name });
  const cited = ({ sources }: MathsLine) =>
    sources.length === 0
      ? ''
      : say('roadmap.maths.cited', {
          sources: sources
            .map(({ grade, title }) => `${evidenceGlyph(grade)} ${title}`)
            .join(say('input.listSeparator')),
        });
  return (
    <Section paper={paper} title={say('roadmap.maths.title')} whole={false}>
      {lines.filter(isPrinted).map((line) => (
        <View key={line.id} wrap={false} style={{ marginBottom: 2 }}>
          <Words paper={paper} text={nameOf(line)} widthPt={MEASURE_PT} size="note" bold />
          <Words
            paper={paper}
            text={`= ${line.named}`}
            widthPt={MEASURE_PT}
            size="note"
            tone="inkSoft"
          />
          <Words
            paper={paper}
            text={`= ${line.substituted} = ${line.result}${cited(line)}`}
            widthPt={MEASURE_PT}
            size="note"
          />
        </View>
      ))}
    </Section>
  );
}

function PilotSection({
  paper,
  words,
  withReasons,
}: {
  paper: Paper;
  words: RoadmapTexts;
  withReasons: boolean;
}): ReactElement {
  const { say } = paper;
  const { pilot } = words;
  const verdict = (key: 'confirmed' | 'refuted' | 'between') =>
    say('roadmap.ab.verdict', { verdict: say(`roadmap.ab.${key}`), rule: pilot[key] });
  return (
    <Section paper={paper} title={say('roadmap.ab.title')}>
      <Sentences
        paper={paper}
        sentences={[verdict('confirmed'), verdict('refuted'), verdict('between'), pilot.expected]}
        widthPt={MEASURE_PT}
        size="note"
      />
      {withReasons && (
        <Words
          paper={paper}
          text={paragraph(pilot.reasons, paper)}
          widthPt={MEASURE_PT}
          size="note"
          tone="inkSoft"
        />
      )}
    </Section>
  );
}

function Planned({
  paper,
  roadmap,
  all,
}: {
  paper: Paper;
  roadmap: PlannedRoadmap;
  all: boolean;
}): ReactElement {
  const { input, say, titles, names, chartTexts } = paper;
  const { scenario } = input;
  const markedOf = (id: string) => titles[id]?.marked ?? paper.wording.titleOf(id);
  const wording = { ...paper.wording, markedOf };
  const words = roadmapTexts(roadmap, scenario, wording, say);
  const candidate = scenario.options.find(({ id }) => id === roadmap.pilot.candidateId);
  const data = {
    stages: gateStages(roadmap.stages, chartTexts),
    family: machineFamily(names.hardware[candidate?.hardware ?? '']),
    sparse: roadmap.pilot.question === 'sparsity',
  };
  const closing = [words.advice.basis, words.worth, ...words.remarks, say('roadmap.assumed')];
  return (
    <View>
      <Advice paper={paper} advice={words.advice} />
      <Words paper={paper} text={words.plan} widthPt={MEASURE_PT} bold />
      <View style={{ marginBottom: GAP_PT.hair }}>
        <StageTable paper={paper} stages={words.stages} />
      </View>
      <ChartSection paper={paper} scene={gateTimeline(data, chartTexts, GATE_SIZE)} />
      <PilotSection paper={paper} words={words} withReasons={all} />
      <Section paper={paper} title={say('report.roadmap.gates')}>
        <GateTable paper={paper} stages={words.stages} all={all} />
      </Section>
      <Words paper={paper} text={paragraph(closing, paper)} widthPt={MEASURE_PT} size="note" />
      {all && (
        <Maths
          paper={paper}
          lines={roadmapMaths(roadmapView(roadmap, scenario, input.catalog), roadmap, wording, say)}
        />
      )}
    </View>
  );
}

/** The phased roadmap: stages, gates in numbers, spend and what is sunk at each, staffing. */
export function RoadmapPage({
  paper,
  roadmap,
  all,
}: {
  paper: Paper;
  roadmap: Roadmap;
  /** With the reasons behind the limits. */
  all: boolean;
}): ReactElement {
  return (
    <PageFrame paper={paper} name="roadmap">
      {roadmap.kind === 'planned' ? (
        <Planned paper={paper} roadmap={roadmap} all={all} />
      ) : (
        <Words paper={paper} text={refusalText(roadmap.reason, paper.say)} widthPt={MEASURE_PT} />
      )}
    </PageFrame>
  );
}
