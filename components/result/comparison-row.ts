import type { Band, OptionResult } from '@/engine/result';
import { leader } from '@/lib/figures/leader';
import { formatDifference, formatRange } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { Wording } from '@/lib/i18n/details-text';
import type { Metric } from './metrics';

export type Standing = 'best' | 'tied' | 'none';

/** One figure as the comparison shows it. `band` is null where the option cannot run. */
export interface Cell {
  id: string;
  band: Band | null;
  text: string;
  rangeText: string;
  /** Signed, against the baseline; null on the baseline itself. */
  differenceText: string | null;
  relativeText: string | null;
  /** The difference is smaller than the bands are wide. */
  withinUncertainty: boolean;
  standing: Standing;
}

export interface Row {
  cells: Cell[];
  /** No option is ahead: the bands of the first ones overlap. */
  tied: boolean;
}

const runs = (option: OptionResult) => option.chipCount > 0;

const sameBand = (a: Band, b: Band) => a.p10 === b.p10 && a.p50 === b.p50 && a.p90 === b.p90;

/** A metric over all options: values in one unit, differences from the baseline, and who is ahead. */
export function comparisonRow(
  metric: Metric,
  options: readonly OptionResult[],
  baseline: OptionResult,
  wording: Wording,
): Row {
  const running = options.filter(runs);
  const bands = running.map((option) => ({ id: option.id, band: metric.band(option) }));
  const distinct = bands.some(({ band }) => bands[0] && !sameBand(band, bands[0].band));
  // Figures without doubt (a dense plan's loss gap of zero) leave nothing to win.
  const lead = distinct ? leader(bands, 'lower') : ({ kind: 'none' } as const);
  const at = Math.max(0, ...bands.map(({ band }) => band.p50));
  const say = (value: number, unitAt = at) => metric.text(value, wording, unitAt);
  const base = runs(baseline) ? metric.band(baseline) : null;
  const cells = options.map((option): Cell => {
    const standing: Standing =
      lead.kind === 'best' && lead.id === option.id
        ? 'best'
        : lead.kind === 'withinUncertainty' && lead.ids.includes(option.id)
          ? 'tied'
          : 'none';
    if (!runs(option))
      return {
        id: option.id,
        band: null,
        text: '—',
        rangeText: '',
        differenceText: null,
        relativeText: null,
        withinUncertainty: false,
        standing: 'none',
      };
    const band = metric.band(option);
    const compared = base !== null && option.id !== baseline.id;
    const difference = compared ? band.p50 - base.p50 : 0;
    return {
      id: option.id,
      band,
      text: say(band.p50),
      rangeText: formatRange(band.p10, band.p90, (value) => say(value)),
      differenceText: compared ? formatDifference(difference, (value) => say(value)) : null,
      relativeText:
        compared && metric.relative && base.p50 > 0
          ? formatDifference(difference / base.p50, (ratio) => formatPercent(ratio))
          : null,
      withinUncertainty: compared && band.p10 <= base.p90 && base.p10 <= band.p90,
      standing,
    };
  });
  return { cells, tied: lead.kind === 'withinUncertainty' };
}
