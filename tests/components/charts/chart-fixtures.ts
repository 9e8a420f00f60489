import { createTranslator } from 'next-intl';
import { accuracyScatter } from '@/components/charts/accuracy-scatter';
import { chartOptions } from '@/components/charts/chart-options';
import { type ChartTexts, chartTexts, type Translate } from '@/components/charts/chart-texts';
import { co2eChart } from '@/components/charts/co2e-chart';
import { costChart } from '@/components/charts/cost-chart';
import { fusionHeatMap } from '@/components/charts/fusion-heat-map';
import { gateTimeline } from '@/components/charts/gate-timeline';
import { grammarLegend } from '@/components/charts/grammar-legend';
import { ladderChart } from '@/components/charts/ladder-chart';
import { pipelineTimeline } from '@/components/charts/pipeline-timeline';
import type { PlotTexts } from '@/components/charts/plot-frame';
import { rhoCurve } from '@/components/charts/rho-curve';
import { rooflineChart } from '@/components/charts/roofline-chart';
import type { Scene } from '@/components/charts/scene';
import { scheduleCurve } from '@/components/charts/schedule-curve';
import { stepBreakdownChart } from '@/components/charts/step-breakdown-chart';
import { timeChart } from '@/components/charts/time-chart';
import { timeWaterfall } from '@/components/charts/time-waterfall';
import { tornadoChart } from '@/components/charts/tornado-chart';
import type { Result } from '@/engine/result';
import type { Locale } from '@/lib/format/locale';
import { formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { accuracyPoints } from '../../fixtures/accuracy';
import {
  fusionData,
  pipelineData,
  rhoData,
  rooflineData,
  scheduleData,
} from '../../fixtures/explain';
import {
  fixtureLadder,
  fixtureMachines,
  fixtureNames,
  fixtureResult,
  fixtureScenario,
} from '../../fixtures/result';

const MESSAGES = {
  en: { charts: { ...en.charts, ...en.explain.charts } },
  ja: { charts: { ...ja.charts, ...ja.explain.charts } },
};

/** Texts that throw where a message is missing. */
export function textsIn(locale: Locale): ChartTexts {
  const translate = createTranslator({
    locale,
    messages: MESSAGES[locale],
    namespace: 'charts',
    onError: (error) => {
      throw error;
    },
  }) as unknown as Translate;
  return chartTexts(locale, fixtureScenario.money, translate);
}

/** The words of the charts of /explain. */
export const plotTextsIn = (locale: Locale): PlotTexts => ({
  ...textsIn(locale),
  amount: formatSignificant,
  precisePercent: (ratio) => formatPercent(ratio, 3),
});

export interface SceneSettings {
  locale: Locale;
  widthPx: number;
  result?: Pick<Result, 'options'>;
  names?: Record<string, string>;
  deadlineSeconds?: number | null;
  budgetUsd?: number | null;
}

/** A pilot, a middle stage and a full training that costs `fullUsd`. */
function gateData(fullUsd: number, names: Record<string, string>, locale: Locale) {
  const { pilot, mid, full } = MESSAGES[locale].charts.gate.name;
  const costs = [0.4 * fullUsd, 0.1 * fullUsd, fullUsd];
  const total = costs.reduce((sum, usd) => sum + usd, 0);
  const stages = [pilot, mid, full].map((name, index) => {
    const cumulativeUsd = costs.slice(0, index + 1).reduce((sum, usd) => sum + usd, 0);
    return {
      name: `${name} ${Object.values(names)[0] ?? ''}`.trim(),
      costUsd: costs[index] ?? 0,
      cumulativeUsd,
      avoidedUsd: total - cumulativeUsd,
      untilSeconds: (index + 1) * 6e6,
    };
  });
  return { stages, family: 'familyRdu' as const, sparse: true };
}

/** Every chart of the house over one result. */
export function scenesOf({
  locale,
  widthPx,
  result = fixtureResult,
  names = fixtureNames[locale],
  deadlineSeconds = fixtureScenario.goals.deadlineSeconds,
  budgetUsd = fixtureScenario.goals.budgetUsd,
}: SceneSettings): Record<string, Scene> {
  const texts = textsIn(locale);
  const options = chartOptions(result, fixtureScenario, fixtureMachines, names, texts);
  const size = { widthPx };
  const plotTexts = plotTextsIn(locale);
  const baselineId = 'a100-dense';
  const last = options.at(-1);
  if (last === undefined) throw new RangeError('a result with options');
  const goal = last.result.costUsd.p50;
  return {
    time: timeChart({ options, baselineId, deadlineSeconds }, texts, size),
    cost: costChart({ options, baselineId, budgetUsd, assumedPriceIds: [] }, texts, size),
    co2e: co2eChart({ options, baselineId, carbonCapKilograms: 90e3 }, texts, size),
    waterfall: timeWaterfall(last, texts, size),
    step: stepBreakdownChart(options, texts, size),
    tornado: tornadoChart(
      {
        optionName: last.name,
        family: last.family,
        goalAtLikely: goal,
        drivers: [
          ['price of one node', 0.7, 1.5, 'assumption'] as const,
          ['share of the machines in use', 1.2, 0.93, 'derived'] as const,
          ['price of electricity', 0.99, 1.02, 'measured'] as const,
        ].map(([name, low, high, grade]) => ({
          path: name,
          name,
          lowText: '1',
          highText: '2',
          goalAtLow: goal * low,
          goalAtHigh: goal * high,
          grade,
        })),
      },
      { ...texts, goalName: texts.say('tornado.goal.cost'), goal: texts.money },
      size,
    ),
    accuracy: accuracyScatter(
      {
        points: accuracyPoints,
        family: 'familyNvidia',
        quantity: 'stepSeconds',
        chosenId: 'case/7',
      },
      { ...texts, amount: formatSignificant },
      size,
    ),
    ladder: ladderChart({ rungs: fixtureLadder, claimedFactor: 4.5 }, texts, size),
    rho: rhoCurve(rhoData, plotTexts, size),
    roofline: rooflineChart(rooflineData, plotTexts, size),
    pipeline: pipelineTimeline(pipelineData, plotTexts, size),
    fusion: fusionHeatMap(fusionData, plotTexts, size),
    schedule: scheduleCurve(scheduleData, plotTexts, size),
    gate: gateTimeline(gateData(goal, names, locale), texts, size),
    legend: grammarLegend({ families: ['familyNvidia', 'familyAmd', 'familyRdu'] }, texts, size),
  };
}
