'use client';

import { useTranslations } from 'next-intl';
import { memo, type ReactNode } from 'react';
import { useDesk } from '@/components/scenario/scenario-context';
import type { OptionResult, Recommendation } from '@/engine/result';
import { formatDuration } from '@/lib/format/duration';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatRange } from '@/lib/format/number';
import { conditionsText } from '@/lib/i18n/conditions-text';
import type { Answer } from '@/lib/queries/answer';
import { AdviceColumns } from './advice-columns';
import { EvidenceMark } from './evidence-mark';
import { Infeasible } from './infeasible';
import { type ScenarioWording, useWording } from './use-wording';

interface VerdictProps {
  answer: Answer;
  recommendation: Recommendation | null;
  /** The advice is for an earlier question; the figures are for this one. */
  advicePending: boolean;
}

/** The answer in one sentence, its four figures, and what speaks for and against it. */
export const Verdict = memo(function Verdict({
  answer,
  recommendation,
  advicePending,
}: VerdictProps) {
  const t = useTranslations();
  const { names } = useDesk();
  const { scenario, result } = answer;
  const wording = useWording(scenario);
  const { locale } = wording;
  const infeasible = recommendation?.infeasible ?? null;
  const pick = result.options.find((option) => option.id === recommendation?.picks.balanced);
  return (
    <section
      aria-labelledby="verdict"
      aria-busy={advicePending}
      className="border-b border-rule pb-4 lg:min-h-[17rem]"
    >
      <p className="text-body text-ink-soft">{conditionsText(scenario, names, locale, t)}</p>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pb-3">
        <h1 id="verdict" className="text-title max-sm:text-figure">
          {recommendation === null
            ? t('verdict.pending')
            : infeasible
              ? t('verdict.infeasible')
              : pick
                ? t.rich('verdict.pick', {
                    option: wording.titleOf(pick.id),
                    em: (chunks) => <span className="text-accent">{chunks}</span>,
                  })
                : t('verdict.undecided')}
        </h1>
        {pick && !infeasible && <Headline option={pick} wording={wording} />}
      </div>
      <div className={advicePending ? 'dims-late' : undefined}>
        {infeasible && recommendation ? (
          <Infeasible infeasible={infeasible} wording={wording} />
        ) : (
          recommendation && (
            <AdviceColumns
              recommendation={recommendation}
              scenario={scenario}
              pickId={pick?.id ?? null}
              wording={wording}
            />
          )
        )}
      </div>
    </section>
  );
});

function Headline({ option, wording }: { option: OptionResult; wording: ScenarioWording }) {
  const t = useTranslations();
  const { locale, money } = wording;
  const { trainingSeconds, costUsd, co2eKilograms } = option;
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-2 sm:flex sm:flex-wrap">
      <Figure
        name={t('metric.time')}
        value={formatDuration(trainingSeconds.p50, locale)}
        range={formatRange(trainingSeconds.p10, trainingSeconds.p90, (value, at) =>
          formatDuration(value, locale, { at }),
        )}
      />
      <Figure
        name={t('metric.cost')}
        value={formatMoney(costUsd.p50, money, locale)}
        range={formatRange(costUsd.p10, costUsd.p90, (value, at) =>
          formatMoney(value, money, locale, { at }),
        )}
      />
      <Figure
        name={t('metric.carbon')}
        value={formatCarbon(co2eKilograms.p50)}
        range={formatRange(co2eKilograms.p10, co2eKilograms.p90, (value, at) =>
          formatCarbon(value, { at }),
        )}
      />
      <Figure
        name={t('verdict.evidence')}
        value={
          <>
            <EvidenceMark grade={option.evidence} /> {t(`confidence.${option.evidence}`)}
          </>
        }
        range={[
          t(`evidence.${option.evidence}`),
          ...(wording.titles[option.id]?.isValidated === false ? [t('compare.notValidated')] : []),
        ].join(wording.listSeparator)}
      />
    </dl>
  );
}

function Figure({ name, value, range }: { name: string; value: ReactNode; range: string }) {
  return (
    <div>
      <dt className="text-note text-ink-soft">{name}</dt>
      <dd className="text-figure font-semibold whitespace-nowrap">{value}</dd>
      <dd className="text-note text-ink-soft">{range}</dd>
    </div>
  );
}
