import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { fusionHeatMap } from '@/components/charts/fusion-heat-map';
import { ladderChart } from '@/components/charts/ladder-chart';
import { pipelineTimeline } from '@/components/charts/pipeline-timeline';
import type { PlotTexts } from '@/components/charts/plot-frame';
import { rhoCurve } from '@/components/charts/rho-curve';
import { rooflineChart } from '@/components/charts/roofline-chart';
import { scheduleCurve } from '@/components/charts/schedule-curve';
import { PageContents } from '@/components/ui/page-contents';
import { PageSection } from '@/components/ui/page-section';
import type { LadderRung } from '@/engine/result';
import type { Locale } from '@/lib/format/locale';
import {
  formatCount,
  formatDifference,
  formatFactor,
  formatInteger,
  formatSignificant,
} from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { ExplainView } from '@/lib/queries/explain-view';
import { CheckPointsTable } from './check-points-table';
import { InferredTable } from './inferred-table';
import { LadderTable } from './ladder-table';
import { SceneFigure } from './scene-figure';
import { TrialSection } from './trial-section';
import { useExplainTexts } from './use-explain-texts';

const SECTIONS = [
  'ladder',
  'today',
  'try',
  'inferred',
  'end',
  'roofline',
  'pipeline',
  'fusion',
  'schedule',
  'checkPoints',
] as const;
const PROSE = 'max-w-[44rem] text-ink-soft';

function Section({ id, children }: { id: (typeof SECTIONS)[number]; children: ReactNode }) {
  const t = useTranslations('explain');
  return (
    <PageSection id={id} title={t(`${id}.title`)}>
      {children}
    </PageSection>
  );
}

const endOf = (ladder: readonly LadderRung[]) => ladder.at(-1)?.cumulativeFactor ?? 0;
const rungOf = (ladder: readonly LadderRung[], id: string) => ladder.find((rung) => rung.id === id);

/** Where the paper's figure comes from, factor by factor, from the current engine. */
export function ExplainScreen({ view }: { view: ExplainView }) {
  const t = useTranslations('explain');
  const locale = useLocale() as Locale;
  const texts = useExplainTexts();
  const { filledIn, ladder, tunedLadder, claimedFactor, end, schedule } = view;
  const factor = (ratio: number) => formatFactor(ratio, locale);
  const claimed = factor(claimedFactor);
  const said = {
    claimed,
    end: factor(endOf(ladder)),
    chips: formatInteger(filledIn.chipCount),
    machine: filledIn.machineName,
    share: formatPercent(filledIn.sparseShareRatio),
  };
  const rungName = (rung: LadderRung) => texts.say(`ladder.rung.${rung.id}`);
  const tunedName = (rung: LadderRung) =>
    rung.id === 'gpuDense' ? t('today.gpuDense') : rungName(rung);
  const tunedTexts: PlotTexts = {
    ...texts,
    say: (key, values) => {
      if (key === 'ladder.rung.gpuDense') return t('today.gpuDense');
      if (key === 'ladder.finding') return t('today.finding', { factor: String(values?.factor) });
      if (key === 'ladder.claim') return t('today.claim', { factor: String(values?.factor) });
      return texts.say(key, values);
    },
  };
  const reaching = view.inferred.filter(
    ({ endFactorAtLow, endFactorAtHigh }) =>
      Math.max(endFactorAtLow, endFactorAtHigh) >= claimedFactor,
  );
  const points = end.curves.flatMap((curve) => curve.points);
  const worths = points.map(({ carryOverRatio }) => carryOverRatio);
  const reachedInRange = end.range?.atHigh.find((point) => point.factor >= claimedFactor);
  const tunedBaseline = rungOf(tunedLadder, 'gpuDense')?.tokensPerSecondPerChip ?? 0;
  const baseline = rungOf(ladder, 'gpuDense')?.tokensPerSecondPerChip ?? 1;
  const standingCount = (standing: string) =>
    formatInteger(view.checkPoints.filter((point) => point.standing === standing).length);
  return (
    <main id="content" className="mx-auto max-w-[90rem] px-3 pt-5 pb-16 sm:px-6">
      <h1 className="text-title max-sm:text-figure">{t('heading')}</h1>
      <p className="max-w-[44rem] pt-2 text-lead">
        {t('lead', {
          claimed,
          end: said.end,
          tuned: factor(endOf(tunedLadder)),
          engine: view.engineVersion,
          catalog: view.catalogVersion,
        })}
      </p>
      <PageContents
        label={t('contents')}
        sections={SECTIONS.map((id) => ({ id, title: t(`${id}.title`) }))}
      />
      <p className="pt-2 text-note text-ink-soft">{t('evidenceKey')}</p>
      <Section id="ladder">
        <p className={PROSE}>{t('ladder.stated', { claimed })}</p>
        <p className={PROSE}>
          {t('ladder.inferred', {
            machine: said.machine,
            chips: said.chips,
            share: said.share,
            tokens: formatCount(filledIn.trainingTokens, locale),
            level: formatPercent(filledIn.sparsityRatio, 3),
          })}
        </p>
        <SceneFigure
          id="ladder-chart"
          draw={(size) => ladderChart({ rungs: ladder, claimedFactor }, texts, size)}
        />
        <LadderTable
          caption={t('ladder.caption')}
          ladder={ladder}
          figures={view.ladderFigures}
          nameOf={rungName}
          sparseShareRatio={filledIn.sparseShareRatio}
        />
        <p className={`${PROSE} text-note`}>{t('ladder.bands')}</p>
        <p className="max-w-[44rem]">
          {t('ladder.standing', {
            end: said.end,
            claimed,
            share: said.share,
            difference: formatDifference(endOf(ladder) / claimedFactor - 1, formatPercent),
            gap: formatSignificant(filledIn.lossGapLimit),
            worth: formatSignificant(filledIn.impliedCarryOverRatio, 2),
            likely: formatSignificant(end.likelyCarryOverRatio),
          })}
        </p>
      </Section>
      <Section id="today">
        <p className={PROSE}>
          {t('today.text', {
            chips: said.chips,
            ratio: factor(tunedBaseline / baseline),
            end: factor(endOf(tunedLadder)),
            original: said.end,
            dense: factor(rungOf(tunedLadder, 'rduDenseFused')?.cumulativeFactor ?? 0),
          })}
        </p>
        <SceneFigure
          id="tuned-ladder-chart"
          draw={(size) => ladderChart({ rungs: tunedLadder, claimedFactor }, tunedTexts, size)}
        />
        <LadderTable
          caption={t('today.caption')}
          ladder={tunedLadder}
          figures={view.tunedFigures}
          nameOf={tunedName}
          sparseShareRatio={filledIn.sparseShareRatio}
        />
      </Section>
      <Section id="try">
        <TrialSection view={view.trial} />
      </Section>
      <Section id="inferred">
        <p className={PROSE}>
          {t(reaching.length > 0 ? 'inferred.text' : 'inferred.textNone', {
            count: formatInteger(view.inferred.length),
            reach: formatInteger(reaching.length),
            claimed,
          })}
        </p>
        <InferredTable facts={view.inferred} claimedFactor={claimedFactor} />
      </Section>
      <Section id="end">
        <p className={PROSE}>
          {t('end.text', {
            low: formatSignificant(Math.min(...worths)),
            high: formatSignificant(Math.max(...worths)),
            longest: formatPercent(
              Math.max(...points.map(({ sparseShareRatio }) => sparseShareRatio)),
            ),
            claimed,
          })}
        </p>
        {reachedInRange !== undefined && end.range !== null && (
          <p className="max-w-[44rem]">
            {t('end.inRange', {
              claimed,
              fact: t(`fact.${end.range.factName}`),
              worth: formatSignificant(reachedInRange.carryOverRatio, 2),
              gap: formatSignificant(end.range.lossGapLimit),
            })}
          </p>
        )}
        <SceneFigure
          id="rho-chart"
          draw={(size) =>
            rhoCurve(
              {
                ...end,
                range: end.range && { ...end.range, factName: t(`fact.${end.range.factName}`) },
                claimedFactor,
              },
              texts,
              size,
            )
          }
        />
      </Section>
      <Section id="roofline">
        <p className={PROSE}>
          {t('roofline.text', { tokens: formatInteger(view.roofline.tokenCount) })}
        </p>
        <SceneFigure
          id="roofline-chart"
          draw={(size) => rooflineChart(view.roofline, texts, size)}
        />
      </Section>
      <Section id="pipeline">
        <p className={PROSE}>
          {t('pipeline.text', {
            tiles: formatInteger(view.pipeline.drawnTileCount),
            tokens: formatInteger(view.pipeline.tileTokens),
            pass: formatInteger(view.pipeline.passTileCount),
          })}
        </p>
        <SceneFigure
          id="pipeline-chart"
          draw={(size) => pipelineTimeline(view.pipeline, texts, size)}
        />
      </Section>
      <Section id="fusion">
        <p className={PROSE}>{t('fusion.text', { machine: said.machine, chips: said.chips })}</p>
        <SceneFigure id="fusion-chart" draw={(size) => fusionHeatMap(view.fusion, texts, size)} />
      </Section>
      <Section id="schedule">
        <p className={PROSE}>
          {t('schedule.text', { worth: formatSignificant(schedule.carryOver.likely) })}
        </p>
        <SceneFigure id="schedule-chart" draw={(size) => scheduleCurve(schedule, texts, size)} />
      </Section>
      <Section id="checkPoints">
        <p className={PROSE}>
          {t('checkPoints.text', {
            count: formatInteger(view.checkPoints.length),
            independent: standingCount('agrees'),
            input: standingCount('input'),
            stated: standingCount('stated'),
          })}
        </p>
        <CheckPointsTable points={view.checkPoints} />
      </Section>
    </main>
  );
}
