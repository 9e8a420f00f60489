'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { EvidenceMark } from '@/components/result/evidence-mark';
import { BUTTON } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import type { Grade } from '@/engine/catalog/fact';
import { formatRange } from '@/lib/format/number';
import { parseBandwidth } from '@/lib/format/parse-bandwidth';
import { parsePercent } from '@/lib/format/parse-percent';
import { formatPercent } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';
import { isSameTrial } from '@/lib/queries/explain/same-trial';
import type { TrialPlan } from '@/lib/queries/explain/trial';
import {
  BANDWIDTH_BYTES_PER_SECOND,
  bandwidthStops,
  DEEPEST_SPARSITY_RATIO,
  SHARE_STOPS,
  SPARSITY_STOPS,
} from '@/lib/queries/explain/trial-limits';
import type { TrialView } from '@/lib/queries/explain/trial-view';
import { useTrial } from '@/lib/queries/explain/use-trial';
import { useTrialPlan } from '@/lib/queries/explain/use-trial-plan';
import { TrialControl } from './trial-control';
import { TrialFigures } from './trial-figures';

const percentText = (ratio: number) => formatPercent(ratio, 4);
const rateText = (bytesPerSecond: number) => formatSi(bytesPerSecond, 'B/s', { digits: 4 });
/** Labels that have room beside each other; the last stop is always labelled. */
const LABELLED_RATIOS = [0, 0.25, 0.5, 0.75];

const within = (value: number | null, minimum: number, maximum: number) =>
  value !== null && value >= minimum && value <= maximum ? value : null;

function Graded({ grade, children }: { grade: Grade; children: string }) {
  const t = useTranslations('charts.grade');
  return (
    <p>
      <span className="mr-1 inline-flex translate-y-[1px]">
        <EvidenceMark grade={grade} />
      </span>
      {t(grade)}
      {' · '}
      {children}
    </p>
  );
}

/** Four things of the paper's comparison to turn, and what each turn does, worked out in the page. */
export function TrialPanel({ view }: { view: TrialView }) {
  const t = useTranslations('explain.try');
  const fusionName = useTranslations('explain.charts.fusion.rung');
  const [plan, setPlan] = useTrialPlan(view);
  const answer = useTrial(plan, view);
  // Before the page is alive, and where it never is, the controls only show.
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  const { standing, bandwidth, publishedSparsityRatio } = view;
  const turn = (change: Partial<TrialPlan>) => setPlan((now) => ({ ...now, ...change }));
  const refusal = (minimum: string, maximum: string) => t('refusal', { minimum, maximum });
  const percentTicks = (last: number) =>
    [...LABELLED_RATIOS, last].map((value) => ({ value, label: percentText(value) }));
  const { minimum, maximum } = BANDWIDTH_BYTES_PER_SECOND;
  const isOutside =
    plan.offChipBytesPerSecond < bandwidth.low || plan.offChipBytesPerSecond > bandwidth.high;
  const slider = (name: string, isLogarithmic = false) =>
    t(isLogarithmic ? 'sliderLog' : 'slider', { name });
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,22rem)_minmax(0,38rem)]">
      <fieldset disabled={!isLive} className="min-w-0 space-y-3">
        <legend className="sr-only">{t('controls')}</legend>
        <TrialControl
          label={t('level.label')}
          sliderLabel={slider(t('level.label'))}
          value={plan.sparsityRatio}
          textOf={percentText}
          parse={(text) => within(parsePercent(text), 0, DEEPEST_SPARSITY_RATIO)}
          refusal={refusal(percentText(0), percentText(DEEPEST_SPARSITY_RATIO))}
          stops={SPARSITY_STOPS}
          ticks={percentTicks(DEEPEST_SPARSITY_RATIO)}
          onMove={(sparsityRatio) => turn({ sparsityRatio })}
        >
          <Graded grade="derived">
            {t('level.note', { level: percentText(standing.plan.sparsityRatio) })}
          </Graded>
          {plan.sparsityRatio > publishedSparsityRatio && (
            <p className="text-ink">
              {t('level.beyond', { level: percentText(publishedSparsityRatio) })}
            </p>
          )}
        </TrialControl>
        <TrialControl
          label={t('share.label')}
          sliderLabel={slider(t('share.label'))}
          value={plan.sparseShareRatio}
          textOf={percentText}
          parse={(text) => within(parsePercent(text), 0, 1)}
          refusal={refusal(percentText(0), percentText(1))}
          stops={SHARE_STOPS}
          ticks={percentTicks(1)}
          onMove={(sparseShareRatio) => turn({ sparseShareRatio })}
        >
          <Graded grade="assumption">
            {t('share.note', { share: percentText(standing.plan.sparseShareRatio) })}
          </Graded>
        </TrialControl>
        <TrialControl
          label={t('bandwidth.label')}
          sliderLabel={slider(t('bandwidth.label'), true)}
          value={plan.offChipBytesPerSecond}
          textOf={rateText}
          parse={(text) => within(parseBandwidth(text), minimum, maximum)}
          refusal={refusal(rateText(minimum), rateText(maximum))}
          stops={bandwidthStops(bandwidth)}
          ticks={[bandwidth.low, bandwidth.likely, bandwidth.high].map((value) => ({
            value,
            label: rateText(value),
          }))}
          onMove={(offChipBytesPerSecond) => turn({ offChipBytesPerSecond })}
        >
          <Graded grade={bandwidth.grade}>
            {t('bandwidth.note', {
              likely: rateText(bandwidth.likely),
              range: formatRange(bandwidth.low, bandwidth.high, rateText),
            })}
          </Graded>
          {isOutside && <p className="text-ink">{t('bandwidth.outside')}</p>}
        </TrialControl>
        <div className="border-t border-rule pt-2">
          <Choice
            legend={t('fusion.label')}
            name="fusion"
            value={plan.fusion}
            options={view.fusions.map((fusion) => ({ value: fusion, label: fusionName(fusion) }))}
            onChange={(fusion) => turn({ fusion })}
          />
        </div>
        <button
          type="button"
          className={BUTTON}
          disabled={isSameTrial(plan, standing.plan)}
          onClick={() => setPlan(standing.plan)}
        >
          {t('reset')}
        </button>
      </fieldset>
      <TrialFigures view={view} plan={plan} answer={answer} />
    </div>
  );
}
