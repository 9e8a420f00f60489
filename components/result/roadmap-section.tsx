'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { chartTexts } from '@/components/charts/chart-texts';
import { gateStages, gateTimeline } from '@/components/charts/gate-timeline';
import { machineFamily } from '@/components/charts/machine-family';
import { useDesk } from '@/components/scenario/scenario-context';
import { CopySentence } from '@/components/ui/copy-sentence';
import type { PlannedRoadmap } from '@/engine/recommend/roadmap-result';
import type { Say } from '@/lib/i18n/change-sentences';
import { roadmapMaths } from '@/lib/i18n/roadmap-maths';
import { refusalText, roadmapTexts } from '@/lib/i18n/roadmap-texts';
import type { Answer } from '@/lib/queries/answer';
import type { RoadmapView } from '@/lib/queries/roadmap-view';
import { useRoadmap } from '@/lib/queries/use-roadmap';
import { ChartFigure } from './chart-figure';
import { RoadmapAdvice } from './roadmap-advice';
import { RoadmapPilot } from './roadmap-pilot';
import { RoadmapStageColumn } from './roadmap-stage-column';
import { useWording } from './use-wording';

interface RoadmapSectionProps {
  answer: Answer;
  /** The recommendation for this question is there: the plan may be worked out. */
  adviceReady: boolean;
}

/** Phased adoption: what to try first, what it must show, and what is lost if it does not. */
export const RoadmapSection = memo(function RoadmapSection({
  answer,
  adviceReady,
}: RoadmapSectionProps) {
  const t = useTranslations('roadmap');
  const desk = useDesk();
  const { scenario } = answer;
  const { data, isPlaceholderData } = useRoadmap(
    scenario,
    desk.answer.scenario,
    desk.roadmap,
    adviceReady,
  );
  return (
    <section aria-labelledby="roadmap" aria-busy={data === undefined || isPlaceholderData}>
      <h2 id="roadmap" className="text-lead">
        {t('title')}
      </h2>
      {data === undefined ? (
        <RoadmapWaiting />
      ) : (
        <div className={isPlaceholderData ? 'dims-late' : undefined}>
          <RoadmapBody answer={answer} view={data} />
        </div>
      )}
    </section>
  );
});

/** The section with a plan that came with the page: what a shared view shows. */
export function RoadmapFrame({ answer, view }: { answer: Answer; view: RoadmapView }) {
  const t = useTranslations('roadmap');
  return (
    <section aria-labelledby="roadmap">
      <h2 id="roadmap" className="text-lead">
        {t('title')}
      </h2>
      <RoadmapBody answer={answer} view={view} />
    </section>
  );
}

/** The shape of three stages, shown only when it takes longer than a glance. */
function RoadmapWaiting() {
  const t = useTranslations('roadmap');
  return (
    <div role="status" className="appears-late min-h-[24rem] pt-1">
      <p className="text-ink-soft">{t('pending')}</p>
      <div aria-hidden="true" className="grid gap-8 pt-2 md:grid-cols-3">
        {(['pilot', 'mid', 'full'] as const).map((id) => (
          <div key={id} className="space-y-2 border-t-2 border-rule pt-1">
            <p className="text-ink-faint">{t(`stage.${id}`)}</p>
            <div className="h-4 bg-sunken" />
            <div className="h-4 w-2/3 bg-sunken" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** A plan, or why there is none. */
function RoadmapBody({ answer, view }: { answer: Answer; view: RoadmapView }) {
  const t = useTranslations();
  const { roadmap } = view;
  if (roadmap.kind === 'refused')
    return <p className="max-w-[44rem]">{refusalText(roadmap.reason, (key) => t(key))}</p>;
  return <PlannedBody answer={answer} view={view} roadmap={roadmap} />;
}

interface PlannedBodyProps {
  answer: Answer;
  view: RoadmapView;
  roadmap: PlannedRoadmap;
}

function PlannedBody({ answer, view, roadmap }: PlannedBodyProps) {
  const t = useTranslations();
  const say: Say = (key, values) => t(key, values);
  const { names } = useDesk();
  const { scenario } = answer;
  const plain = useWording(scenario);
  const markedOf = (id: string) => plain.titles[id]?.marked ?? plain.titleOf(id);
  const wording = { ...plain, markedOf };
  const words = roadmapTexts(roadmap, scenario, wording, say);
  const maths = roadmapMaths(view, roadmap, wording, say);
  const mathsOf = (group: string) => maths.filter((line) => line.group === group);
  const texts = chartTexts(wording.locale, wording.money, (key, values) =>
    t(`charts.${key}`, values),
  );
  const candidate = scenario.options.find(({ id }) => id === roadmap.pilot.candidateId);
  const data = {
    stages: gateStages(roadmap.stages, texts),
    family: machineFamily(names.hardware[candidate?.hardware ?? '']),
    sparse: roadmap.pilot.question === 'sparsity',
  };
  return (
    <div className="space-y-5">
      <RoadmapAdvice advice={words.advice} options={scenario.options} maths={mathsOf('advice')} />
      <CopySentence label={t('roadmap.phrase.label')} sentence={words.phrase} />
      <div className="max-w-[44rem]">
        <h3 className="text-body font-semibold">{words.plan}</h3>
        <p>{words.lead}</p>
        <p>{words.worth}</p>
      </div>
      <ol className="grid list-none gap-x-8 gap-y-5 md:grid-cols-3">
        {words.stages.map((stage) => (
          <RoadmapStageColumn key={stage.id} stage={stage} maths={mathsOf(stage.id)} />
        ))}
      </ol>
      <div className="grid gap-x-8 gap-y-5 xl:grid-cols-2">
        <RoadmapPilot pilot={words.pilot} />
        <ChartFigure id="gate-timeline" draw={(size) => gateTimeline(data, texts, size)} />
      </div>
      <div className="max-w-[44rem] space-y-1">
        {words.remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
        <p className="text-note text-ink-soft">{t('roadmap.assumed')}</p>
      </div>
    </div>
  );
}
