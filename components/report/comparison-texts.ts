import { type ShownCell, shownCells } from '@/components/result/comparison-row';
import { METRICS, type Metric } from '@/components/result/metrics';
import type { ComparisonGroup, ComparisonRow } from '@/lib/figures/comparison';
import type { FigureKind } from '@/lib/figures/figure';
import { formatDuration } from '@/lib/format/duration';
import { formatEnergy } from '@/lib/format/energy';
import { formatLoss } from '@/lib/format/loss';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import {
  formatCount,
  formatDifference,
  formatInteger,
  formatSignificant,
} from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';
import { detailsText } from '@/lib/i18n/details-text';
import type { Paper } from './paper';

export interface ComparisonLine {
  id: string;
  group: ComparisonGroup;
  name: string;
  /** Why no winner is named, or empty. */
  remark: string;
  cells: ShownCell[];
}

/** How each kind of figure is written in a row that shares one unit. */
const TEXT_OF_KIND: Record<FigureKind, Metric['text']> = {
  seconds: (value, { locale }, at) => formatDuration(value, locale, { at }),
  usd: (value, { locale, money }, at) => formatMoney(value, money, locale, { at }),
  joules: (value, _, at) => formatEnergy(value, { at }),
  kilograms: (value, _, at) => formatCarbon(value, { at }),
  count: (value) => formatInteger(value),
  ratio: (value) => formatPercent(value),
  nats: (value) => formatLoss(value),
  bytes: (value, _, at) => formatSi(value, 'B', { at }),
  tokensPerSecond: (value, { locale }, at) => formatCount(value, locale, { at, digits: 2 }),
  months: (value) => formatSignificant(value, 2),
  watts: (value, _, at) => formatSi(value, 'W', { at }),
};

/** A chance is never said to be certain or nil. */
const chanceText: Metric['text'] = (value, wording) =>
  detailsText({ probabilityRatio: value }, wording).probabilityRatio ?? '';

/** A row that the first screen shows too is written by the screen's own rule. */
function metricOf({ id, kind }: ComparisonRow): Metric {
  const text = id.endsWith('Probability') ? chanceText : TEXT_OF_KIND[kind];
  return METRICS.find((metric) => metric.id === id) ?? { id, name: '', text };
}

/** The difference of two percentages in points: a percentage of a percentage misleads. */
function inPoints(cell: ShownCell, row: ComparisonRow, say: Paper['say']): ShownCell {
  const difference = row.cells.find(({ optionId }) => optionId === cell.optionId)?.difference;
  if (difference === null || difference === undefined) return cell;
  const text = formatDifference(difference.value * 100, (points) => formatSignificant(points, 2));
  return { ...cell, differenceText: say('report.points', { value: text }), relativeText: null };
}

/** Every row of the comparison in words: values, bands, differences, and who leads. */
export function comparisonLines({ comparison, say, wording }: Paper): ComparisonLine[] {
  return comparison.rows.map((row) => {
    const metric = metricOf(row);
    const { kind } = row.verdict;
    return {
      id: row.id,
      group: row.group,
      name: say(metric.name === '' ? `report.row.${row.id}` : `metric.${metric.name}`),
      remark:
        kind === 'withinUncertainty' || kind === 'assumedPrice' || kind === 'notPredicted'
          ? say(`compare.undecided.${kind}`)
          : '',
      cells: shownCells(row, comparison.baselineId, metric, wording).map((cell) =>
        row.kind === 'ratio' ? inPoints(cell, row, say) : cell,
      ),
    };
  });
}
