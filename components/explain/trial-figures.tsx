'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EvidenceMark } from '@/components/result/evidence-mark';
import type { Grade } from '@/engine/catalog/fact';
import type { Locale } from '@/lib/format/locale';
import { formatLoss } from '@/lib/format/loss';
import {
  formatDifference,
  formatFactor,
  formatInteger,
  formatRange,
  formatSignificant,
} from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';
import type { TrialAnswer, TrialPlan } from '@/lib/queries/explain/trial';
import type { TrialView } from '@/lib/queries/explain/trial-view';

interface TrialFiguresProps {
  view: TrialView;
  plan: TrialPlan;
  /** Null while the engine loads. */
  answer: TrialAnswer | null;
}

const HEAD = 'pb-1 align-bottom font-normal text-ink-soft text-note';
const CELL = 'border-t border-rule py-1.5 align-top';
/** Rungs whose dense rates are held to measured cases. */
const CALIBRATED_RUNGS: readonly string[] = ['operator', 'section'];

interface RowProps {
  id: string;
  grade: Grade;
  value: ReactNode;
  note?: ReactNode;
  difference?: string;
  isHeadline?: boolean;
}

function Row({ id, grade, value, note, difference, isHeadline = false }: RowProps) {
  const t = useTranslations('explain.try');
  const gradeName = useTranslations('charts.grade');
  return (
    <tr data-figure={id}>
      <th scope="row" className={`${CELL} pr-3 text-left font-semibold sm:w-[20rem]`}>
        {t(`row.${id}`)}
        <span className="flex items-center gap-1 text-note font-normal text-ink-soft">
          <EvidenceMark grade={grade} />
          {gradeName(grade)}
        </span>
      </th>
      <td className={`${CELL} text-right`} colSpan={difference === undefined ? 2 : 1}>
        <span className={isHeadline ? 'text-figure font-semibold' : ''}>{value}</span>
        {note !== undefined && (
          <span className="ml-auto block max-w-[18rem] text-note text-ink-soft">{note}</span>
        )}
      </td>
      {difference !== undefined && (
        <td className={`${CELL} pl-3 text-right whitespace-nowrap text-ink-soft`}>{difference}</td>
      )}
    </tr>
  );
}

/** What a trial comes to, and how far from the page's own plan. */
export function TrialFigures({ view, plan, answer }: TrialFiguresProps) {
  const t = useTranslations('explain.try');
  const rung = useTranslations('explain.charts.fusion.rung');
  const locale = useLocale() as Locale;
  const { worth, lossGapLimit } = view;
  const page = view.standing.answer;
  const factor = (ratio: number) => formatFactor(ratio, locale);
  const shown = (text: (given: TrialAnswer) => string) => (answer === null ? '…' : text(answer));
  const factorDifference = (of: (given: TrialAnswer) => number) =>
    shown((given) => formatDifference(of(given) - of(page), factor));
  const rateDifference = (phase: 'sparse' | 'dense') =>
    shown((given) =>
      formatDifference(
        given[phase].tokensPerSecondPerChip / page[phase].tokensPerSecondPerChip - 1,
        formatPercent,
      ),
    );
  const rate = (phase: 'sparse' | 'dense') =>
    shown((given) => formatInteger(given[phase].tokensPerSecondPerChip));
  const verdict = shown((given) =>
    t(`verdict.${given.verdict}`, { limit: formatSignificant(lossGapLimit) }),
  );
  const gap = shown((given) => formatDifference(given.lossGap.atLikelyWorth, formatLoss));
  const phaseGrade: Grade = CALIBRATED_RUNGS.includes(plan.fusion) ? 'calibrated' : 'assumption';
  const runs = (phase: 'sparse' | 'dense') =>
    shown((given) => t('runs', { fusion: rung(given[phase].reached.fusion) }));
  const fit = shown(({ sparse: { reached } }) =>
    t(reached.wholeDecoderFits ? 'fit.fits' : 'fit.not', {
      needed: formatSi(reached.wholeDecoderBytes, 'B', { digits: 3 }),
      available: formatSi(reached.onChipBytes, 'B', { digits: 3 }),
    }),
  );
  const fallback = shown(({ sparse: { reached } }) => {
    if (reached.fusion === plan.fusion) return '';
    const fusion = rung(reached.fusion);
    return t(reached.wholeDecoderFits ? 'fit.slower' : 'fit.fallback', { fusion });
  });
  return (
    <div className="min-w-0">
      <p role="status" className="sr-only">
        {answer === null
          ? t('waiting')
          : t('status', {
              end: factor(answer.endFactor),
              tuned: factor(answer.tunedEndFactor),
              gap,
              verdict,
            })}
      </p>
      <table className="w-full border-collapse" aria-busy={answer === null || undefined}>
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} text-left`}>
              {t('column.figure')}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {t('column.plan')}
            </th>
            <th scope="col" className={`${HEAD} pl-3 text-right`}>
              {t('column.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Row
            id="end"
            grade="assumption"
            value={shown(({ endFactor }) => factor(endFactor))}
            difference={factorDifference(({ endFactor }) => endFactor)}
            isHeadline
          />
          <Row
            id="tuned"
            grade="assumption"
            value={shown(({ tunedEndFactor }) => factor(tunedEndFactor))}
            difference={factorDifference(({ tunedEndFactor }) => tunedEndFactor)}
            isHeadline
          />
          <Row
            id="sparse"
            grade="assumption"
            value={rate('sparse')}
            note={runs('sparse')}
            difference={rateDifference('sparse')}
          />
          <Row
            id="dense"
            grade={phaseGrade}
            value={rate('dense')}
            note={runs('dense')}
            difference={rateDifference('dense')}
          />
          <Row
            id="gap"
            grade="assumption"
            value={answer === null ? '…' : t('gap.value', { gap })}
            note={shown(({ lossGap }) =>
              t('gap.range', {
                range: formatRange(lossGap.atHighWorth, lossGap.atLowWorth, formatLoss),
                likely: formatSignificant(worth.likely),
                low: formatSignificant(worth.low),
                high: formatSignificant(worth.high),
              }),
            )}
            difference={shown(({ lossGap }) =>
              formatDifference(lossGap.atLikelyWorth - page.lossGap.atLikelyWorth, formatLoss),
            )}
          />
          <Row id="verdict" grade="assumption" value={verdict} />
          <Row
            id="fit"
            grade="assumption"
            value={fit}
            note={fallback === '' ? undefined : fallback}
          />
        </tbody>
      </table>
    </div>
  );
}
