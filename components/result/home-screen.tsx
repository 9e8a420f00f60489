'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Presets } from '@/components/scenario/presets';
import { QuantityField } from '@/components/scenario/quantity-field';
import { useDesk, useScenario } from '@/components/scenario/scenario-context';
import { useAnswer } from '@/lib/queries/use-answer';
import { useRecommendation } from '@/lib/queries/use-recommendation';
import { useLinkNotice } from '@/lib/scenario-state/link-notice';
import { QUANTITIES } from '@/lib/scenario-state/quantities';
import { Charts } from './charts';
import { Comparison } from './comparison';
import { HatchDefinition } from './family-mark';
import { Notice } from './notice';
import { Provenance } from './provenance';
import { Verdict } from './verdict';
import { Waiting } from './waiting';

/** Below the fold and not needed for the answer: its code comes after the first load. */
const RoadmapSection = dynamic(() =>
  import('./roadmap-section').then((module) => module.RoadmapSection),
);

/** The verdict, the three inputs and the comparison on one screen. */
export function HomeScreen() {
  const t = useTranslations();
  const first = useDesk();
  const scenario = useScenario();
  const answering = useAnswer(scenario, first.answer);
  const {
    data: recommendation = null,
    isPlaceholderData,
    isError,
  } = useRecommendation(scenario, first.answer.scenario, first.recommendation);
  const linkNotice = useLinkNotice();
  const answer = answering.kind === 'answer' ? answering.answer : null;
  const pickReady = recommendation !== null;
  const pickId = recommendation?.picks.balanced ?? null;
  return (
    <main id="answer" className="mx-auto max-w-[90rem] px-3 pb-12 sm:px-6">
      <HatchDefinition />
      {linkNotice && <Notice>{t(`link.${linkNotice}`)}</Notice>}
      <noscript>
        <p className="border-b border-rule py-2 text-ink-soft">{t('noScript')}</p>
      </noscript>
      <div className="answer pt-3" aria-live="off">
        {answering.kind === 'waiting' && <Waiting />}
        {answering.kind === 'refused' && (
          <Notice>
            {t.has(`refused.${answering.code}`)
              ? t(`refused.${answering.code}`)
              : t('refused.other')}
          </Notice>
        )}
        {isError && <Notice>{t('adviceFailed')}</Notice>}
        {answer && (
          <Verdict
            answer={answer}
            recommendation={recommendation}
            advicePending={isPlaceholderData}
          />
        )}
      </div>
      <div className="grid gap-x-8 lg:grid-cols-[17.5rem_minmax(0,1fr)]">
        <section
          aria-labelledby="inputs"
          className="no-print space-y-2 pt-3 lg:sticky lg:top-12 lg:self-start"
        >
          <h2 id="inputs" className="text-lead">
            {t('input.title')}
          </h2>
          {QUANTITIES.map((quantity) => (
            <QuantityField key={quantity.id} quantity={quantity} />
          ))}
          <Presets />
        </section>
        <div className="answer space-y-8 pt-3">
          {answer && (
            <>
              <Comparison
                answer={answer}
                pickId={pickId}
                schedules={isPlaceholderData ? undefined : recommendation?.schedules}
              />
              <Charts answer={answer} />
              <RoadmapSection answer={answer} adviceReady={!isPlaceholderData && pickReady} />
              <Provenance answer={answer} />
            </>
          )}
        </div>
      </div>
    </main>
  );
}
