'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Charts } from '@/components/result/charts';
import { Comparison } from '@/components/result/comparison';
import { HatchDefinition } from '@/components/result/family-mark';
import { Provenance } from '@/components/result/provenance';
import { RoadmapFrame } from '@/components/result/roadmap-section';
import { Verdict } from '@/components/result/verdict';
import { DeskProvider, shownDesk } from '@/components/scenario/scenario-context';
import type { DeskView } from '@/lib/queries/desk-view';
import { type SharedAbout, SharedBanner } from './shared-banner';
import { SharedBar } from './shared-bar';

interface SharedScreenProps {
  token: string;
  view: DeskView;
  about: SharedAbout;
}

/** A comparison as it was shared: the figures that were sent, and no others. */
export function SharedScreen({ token, view, about }: SharedScreenProps) {
  const t = useTranslations('shared');
  const [desk] = useState(() => shownDesk(view));
  const { answer, recommendation } = desk;
  const { name, note } = answer.scenario;
  return (
    <DeskProvider value={desk}>
      <SharedBar />
      <SharedBanner token={token} about={about} scenario={answer.scenario} />
      <main className="mx-auto max-w-[90rem] px-3 pb-12 sm:px-6">
        <HatchDefinition />
        {name !== '' && <p className="pt-3 text-lead font-semibold">{name}</p>}
        <div className={name === '' ? 'pt-3' : ''}>
          <Verdict answer={answer} recommendation={recommendation} advicePending={false} />
        </div>
        {note !== '' && (
          <section aria-labelledby="note" className="border-b border-rule py-3">
            <h2 id="note" className="text-lead">
              {t('note')}
            </h2>
            <p className="max-w-[44rem] whitespace-pre-wrap">{note}</p>
          </section>
        )}
        <div className="space-y-8 pt-4">
          <Comparison
            answer={answer}
            pickId={recommendation?.picks.balanced ?? null}
            schedules={recommendation?.schedules}
          />
          <Charts answer={answer} />
          {desk.roadmap && <RoadmapFrame answer={answer} view={desk.roadmap} />}
          <Provenance answer={answer} />
        </div>
      </main>
    </DeskProvider>
  );
}
