import type { ReactElement } from 'react';
import { costChart } from '@/components/charts/cost-chart';
import { COST_CATEGORIES, type OptionResult } from '@/engine/result';
import { isTimed } from '@/lib/figures/comparison';
import { formatMoney, formatMoneyExact } from '@/lib/format/money';
import { formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { NotIncluded } from './not-included';
import { PageFrame } from './page-frame';
import type { Paper } from './paper';
import { ChartSection, SCENE_SIZE, Section } from './section';
import { MEASURE_PT } from './style';
import { optionWidthsPt, TextTable } from './text-table';
import { Words } from './words';

const NAME_PT = 150;

function categoryRows({ say, wording, locale }: Paper, shown: readonly OptionResult[]): string[][] {
  const used = COST_CATEGORIES.filter((category) =>
    shown.some(({ costUsdByCategory }) => costUsdByCategory[category] !== 0),
  );
  const exact = (usd: number) => (usd === 0 ? '—' : formatMoneyExact(usd, wording.money, locale));
  return [
    ...used.map((category) => [
      say(`charts.cost.category.${category}`),
      ...shown.map(({ costUsdByCategory }) => exact(costUsdByCategory[category])),
    ]),
    [say('charts.total'), ...shown.map(({ costUsd }) => exact(costUsd.p50))],
  ];
}

function programmeRows(paper: Paper, shown: readonly OptionResult[]): string[][] {
  const { say, wording, locale, input } = paper;
  const { horizonYears, benefitUsdPerMonth } = input.scenario.programme;
  const money = (usd: number) => formatMoney(usd, wording.money, locale, { digits: 3 });
  const row = (key: string, text: (option: OptionResult) => string) => [
    say(`report.programme.${key}`, { years: horizonYears }),
    ...shown.map(text),
  ];
  const open = benefitUsdPerMonth === null ? say('report.payback.none') : '—';
  return [
    ...Array.from({ length: horizonYears }, (_, year) => [
      say('report.programme.year', { year: year + 1 }),
      ...shown.map(({ programmeCostUsd }) => money(programmeCostUsd.usdByYear[year] ?? 0)),
    ]),
    row('total', ({ programmeCostUsd }) => money(programmeCostUsd.totalUsd)),
    row('presentValue', ({ programmeCostUsd }) => money(programmeCostUsd.presentValueUsd)),
    row('perTraining', ({ programmeCostUsd }) => money(programmeCostUsd.usdPerTraining)),
    row('netPresentValue', ({ programmeCostUsd: { netPresentValueUsd } }) =>
      netPresentValueUsd === null ? open : money(netPresentValueUsd),
    ),
    row('return', ({ programmeCostUsd: { returnRatio } }) =>
      returnRatio === null ? open : formatPercent(returnRatio),
    ),
    row('payback', ({ programmeCostUsd: { paybackMonths } }) =>
      paybackMonths === null
        ? open
        : say('report.payback.months', { months: formatSignificant(paybackMonths, 2) }),
    ),
  ];
}

/** What the first training and the whole programme cost, by category and by year. */
export function CostPage({ paper }: { paper: Paper }): ReactElement {
  const { input, say, columns, chartOptions, chartTexts, comparison, assumedPriceIds, titles } =
    paper;
  const { scenario } = input;
  const shown = columns.filter(({ result }) => isTimed(result));
  const results = shown.map(({ result }) => result);
  const headings = shown.map(({ asked }) => titles[asked.id]?.marked ?? asked.id);
  const widthsPt = optionWidthsPt(MEASURE_PT, NAME_PT, Math.max(1, shown.length));
  const categories = categoryRows(paper, results);
  const { trainingsPerYear, horizonYears } = scenario.programme;
  return (
    <PageFrame paper={paper} name="cost">
      <ChartSection
        paper={paper}
        scene={costChart(
          {
            options: chartOptions,
            baselineId: comparison.baselineId,
            budgetUsd: scenario.goals.budgetUsd,
            assumedPriceIds,
          },
          chartTexts,
          SCENE_SIZE,
        )}
      />
      <Section paper={paper} title={say('report.costByCategory')}>
        <TextTable
          paper={paper}
          columns={[say('charts.cost.column'), ...headings]}
          rows={categories}
          widthsPt={widthsPt}
          boldRows={[categories.length - 1]}
        />
      </Section>
      <NotIncluded paper={paper} />
      <Section paper={paper} title={say('report.programme.title', { years: horizonYears })}>
        <TextTable
          paper={paper}
          columns={[
            say('report.programme.basis', { trainings: formatSignificant(trainingsPerYear) }),
            ...headings,
          ]}
          rows={programmeRows(paper, results)}
          widthsPt={widthsPt}
          boldRows={[horizonYears]}
        />
        <Words
          paper={paper}
          text={say('report.programme.note', { rate: formatPercent(scenario.money.discountRatio) })}
          widthPt={MEASURE_PT}
          size="note"
          tone="inkSoft"
        />
      </Section>
    </PageFrame>
  );
}
