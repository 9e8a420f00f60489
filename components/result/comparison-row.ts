import type { Band } from '@/engine/result';
import type { ComparisonRow } from '@/lib/figures/comparison';
import { bandsOverlap } from '@/lib/figures/leader';
import { formatDifference, formatRange } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { Wording } from '@/lib/i18n/details-text';
import type { Metric } from './metrics';

/** One figure as the comparison shows it. `band` is null where the option cannot run. */
export interface ShownCell {
  optionId: string;
  band: Band | null;
  text: string;
  rangeText: string;
  /** Signed, against the baseline; null on the baseline itself. */
  differenceText: string | null;
  relativeText: string | null;
  /** The difference is smaller than the bands are wide. */
  withinUncertainty: boolean;
  isBest: boolean;
}

/** Differences smaller than this share of the row's largest value are less than its figures can show. */
const SHOWN_DIFFERENCE_RATIO = 0.005;

/** A row of figures in words: one unit for the row, signs on differences. */
export function shownCells(
  row: ComparisonRow,
  baselineId: string,
  metric: Metric,
  wording: Wording,
): ShownCell[] {
  const at = Math.max(0, ...row.cells.map((cell) => cell.value ?? 0));
  const say = (value: number) => metric.text(value, wording, at);
  const base = row.cells.find((cell) => cell.optionId === baselineId)?.band ?? null;
  return row.cells.map(({ optionId, value, band, difference, isBest }) => {
    const isSeen = Math.abs(difference?.value ?? 0) >= SHOWN_DIFFERENCE_RATIO * at;
    const differs = difference !== null && difference.value !== 0 && isSeen;
    return {
      optionId,
      band,
      text: value === null ? '—' : say(value),
      rangeText: band === null ? '' : formatRange(band.p10, band.p90, say),
      differenceText:
        difference === null ? null : formatDifference(differs ? difference.value : 0, say),
      relativeText:
        difference === null || difference.ratio === null
          ? null
          : formatDifference(differs ? difference.ratio : 0, formatPercent),
      withinUncertainty: differs && base !== null && band !== null && bandsOverlap(base, band),
      isBest,
    };
  });
}
