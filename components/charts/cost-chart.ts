import type { CostCategory } from '@/engine/result';
import { roundTicks } from './axis';
import type { ChartOption } from './chart-options';
import type { ChartTexts } from './chart-texts';
import { finding } from './finding';
import { bandText, optionBars } from './option-bars';
import type { Scene, Size } from './scene';
import { tintLegend } from './tint-legend';

export interface CostChartData {
  options: readonly ChartOption[];
  baselineId: string;
  budgetUsd: number | null;
  /** Options whose deciding price is an assumption: no cost winner is named among them. */
  assumedPriceIds: readonly string[];
}

/** Fifteen categories are six sorts of spending in the picture; the table keeps all fifteen. */
export const COST_GROUPS = {
  machines: ['compute', 'capital', 'residual', 'network', 'support'],
  people: ['operations', 'porting', 'sparseTuning'],
  reruns: ['experiments', 'failedRuns'],
  energy: ['energy', 'facility'],
  data: ['storage', 'egress'],
  exit: ['exit'],
} as const satisfies Record<string, readonly CostCategory[]>;
export type CostGroup = keyof typeof COST_GROUPS;
const GROUPS = Object.keys(COST_GROUPS) as CostGroup[];

/** Spending of one sort. A residual value is negative and lowers its group. */
export function costOfGroupUsd(
  costUsdByCategory: Record<CostCategory, number>,
  group: CostGroup,
): number {
  return COST_GROUPS[group].reduce((total, category) => total + costUsdByCategory[category], 0);
}

function sumOf(costUsdByCategory: Record<CostCategory, number>): number {
  return GROUPS.reduce((total, group) => total + costOfGroupUsd(costUsdByCategory, group), 0);
}

/** Cost of the first training per option, stacked from zero, with the band of its total and the budget. */
export function costChart(data: CostChartData, texts: ChartTexts, size: Size): Scene {
  const shown = data.options.filter((option) => option.remark === null);
  const used = GROUPS.filter((group) =>
    shown.some(({ result }) => costOfGroupUsd(result.costUsdByCategory, group) !== 0),
  );
  const legend = tintLegend(
    used.map((group) => texts.say(`cost.group.${group}`)),
    size.widthPx,
  );
  const bars = optionBars(
    data.options.map((option) => {
      const { costUsd, costUsdByCategory } = option.result;
      return {
        ...option,
        band: option.remark === null ? costUsd : null,
        segments:
          option.remark === null
            ? used.map((group, tint) => ({
                name: texts.say(`cost.group.${group}`),
                value: costOfGroupUsd(costUsdByCategory, group),
                tint,
                figureId: `option.${option.id}.costUsdByGroup.${group}`,
              }))
            : [],
        valueText: texts.money(costUsd.p50),
        bandText: bandText(costUsd, texts.money, texts),
        figureId: `option.${option.id}.costUsd.p50`,
      };
    }),
    {
      widthPx: size.widthPx,
      topPx: legend.heightPx,
      limit:
        data.budgetUsd === null
          ? null
          : {
              value: data.budgetUsd,
              label: texts.say('budget', { value: texts.money(data.budgetUsd) }),
            },
      ticksTo: (maximum, tickCount) =>
        roundTicks(maximum, 1 / texts.currencyPerUsd, tickCount, (value, at) =>
          value === 0 ? '0' : texts.money(value, at),
        ),
    },
  );
  const categories = Object.values(COST_GROUPS)
    .flat()
    .filter((category) => shown.some(({ result }) => result.costUsdByCategory[category] !== 0));
  return {
    widthPx: size.widthPx,
    heightPx: bars.heightPx,
    title: finding(
      shown.map(({ id, name, grade, result }) => ({ id, name, grade, band: result.costUsd })),
      {
        topic: 'cost',
        baselineId: data.baselineId,
        assumedIds: data.assumedPriceIds,
        value: texts.money,
      },
      texts,
    ),
    summary: texts.say('cost.summary', {
      values: texts.list(
        shown.map(({ markedName: name, result }) =>
          texts.say('valueOf', { name, value: texts.money(result.costUsd.p50) }),
        ),
      ),
    }),
    marks: [...legend.marks, ...bars.marks],
    twin: {
      columns: [texts.say('cost.column'), ...shown.map(({ markedName }) => markedName)],
      rows: [
        ...categories.map((category) => [
          texts.say(`cost.category.${category}`),
          ...shown.map(({ result }) => texts.money(result.costUsdByCategory[category])),
        ]),
        [
          texts.say('likelySum'),
          ...shown.map(({ result }) => texts.money(sumOf(result.costUsdByCategory))),
        ],
        [
          texts.say('band'),
          ...shown.map(({ result }) => bandText(result.costUsd, texts.money, texts)),
        ],
      ],
    },
  };
}
