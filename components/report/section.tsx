import { View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import type { Scene } from '@/components/charts/scene';
import type { Paper } from './paper';
import { ScenePdf } from './scene-pdf';
import { GAP_PT, ink, MEASURE_PT } from './style';
import { Words } from './words';

interface SectionProps {
  paper: Paper;
  title: string;
  widthPt?: number;
  /** False where the content is long and may run on. */
  whole?: boolean;
  children: ReactNode;
}

/** A heading under its rule, and what belongs to it. */
export function Section({
  paper,
  title,
  widthPt = MEASURE_PT,
  whole = true,
  children,
}: SectionProps): ReactElement {
  return (
    <View wrap={!whole} style={{ width: widthPt, marginBottom: GAP_PT.small }}>
      <View
        minPresenceAhead={60}
        style={{
          borderTopWidth: 1.25,
          borderTopColor: ink('ink'),
          paddingTop: GAP_PT.hair,
          marginBottom: GAP_PT.hair,
        }}
      >
        <Words paper={paper} text={title} widthPt={widthPt} size="lead" bold />
      </View>
      {children}
    </View>
  );
}

/** A chart under its finding. Drawn at the width that the screen has, then set to the measure. */
export function ChartSection({ paper, scene }: { paper: Paper; scene: Scene }): ReactElement {
  return (
    <Section paper={paper} title={scene.title}>
      <ScenePdf scene={scene} widthPt={MEASURE_PT} />
    </Section>
  );
}

/** Scenes are drawn this wide: their type is then set at nine to ten points. */
export const SCENE_SIZE = { widthPx: 700 };

/** Sentences in a list, each with its number or a dash. */
export function Sentences({
  paper,
  sentences,
  widthPt,
  numbered = false,
  size = 'body',
}: {
  paper: Paper;
  sentences: readonly string[];
  widthPt: number;
  numbered?: boolean;
  size?: 'body' | 'note';
}): ReactElement {
  const markPt = 12;
  return (
    <View>
      {sentences.map((sentence, index) => (
        <View key={sentence} style={{ flexDirection: 'row', marginBottom: 2 }}>
          <Words
            paper={paper}
            text={numbered ? String(index + 1) : '–'}
            widthPt={markPt}
            size={size}
            bold={numbered}
            tone="inkSoft"
          />
          <Words paper={paper} text={sentence} widthPt={widthPt - markPt} size={size} />
        </View>
      ))}
    </View>
  );
}
