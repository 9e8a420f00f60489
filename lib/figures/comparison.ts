import type { Grade } from '@/engine/catalog/fact';
import type { Band, OptionResult, Result } from '@/engine/result';
import { differenceOf, type FigureDifference, type FigureKind } from './figure';
import { leader } from './leader';

export type ComparisonGroup = 'time' | 'cost' | 'environment' | 'risk';

export interface ComparisonCell {
  optionId: string;
  figureId: string;
  /** Null where the option cannot run or the figure was not asked for. */
  value: number | null;
  band: Band | null;
  grade: Grade;
  /** Against the baseline; null for the baseline itself and where either has no value. */
  difference: FigureDifference | null;
  isBest: boolean;
}

/** Who leads a row. `assumedPrice`: a cost whose deciding price is a guess names no winner. */
export type RowVerdict =
  | { kind: 'best'; optionId: string }
  | { kind: 'withinUncertainty'; optionIds: string[] }
  | { kind: 'assumedPrice'; optionIds: string[] }
  /** A loss gap that no law predicts. */
  | { kind: 'notPredicted'; optionIds: string[] }
  | { kind: 'none' };

export interface ComparisonRow {
  id: string;
  /** Message key under `figures`. */
  labelKey: string;
  group: ComparisonGroup;
  kind: FigureKind;
  better: 'lower' | 'higher' | null;
  cells: ComparisonCell[];
  verdict: RowVerdict;
}

export interface Comparison {
  baselineId: string;
  optionIds: string[];
  rows: ComparisonRow[];
}

interface RowShape {
  id: string;
  group: ComparisonGroup;
  kind: FigureKind;
  better: 'lower' | 'higher' | null;
  /** True where the price of the machine decides. */
  priced?: boolean;
  read: (option: OptionResult) => Band | number | null;
}

/** The rows, in the order of the table on screen and paper. */
const ROWS: readonly RowShape[] = [
  {
    id: 'trainingSeconds',
    group: 'time',
    kind: 'seconds',
    better: 'lower',
    read: (o) => o.trainingSeconds,
  },
  {
    id: 'tokensPerSecond',
    group: 'time',
    kind: 'tokensPerSecond',
    better: null,
    read: (o) => o.tokensPerSecond,
  },
  { id: 'chipCount', group: 'time', kind: 'count', better: null, read: (o) => o.chipCount },
  {
    id: 'modelFlopsUtilisation',
    group: 'time',
    kind: 'ratio',
    better: null,
    read: (o) => o.modelFlopsUtilisation,
  },
  {
    id: 'costUsd',
    group: 'cost',
    kind: 'usd',
    better: 'lower',
    priced: true,
    read: (o) => o.costUsd,
  },
  {
    id: 'programmeCostUsd.totalUsd',
    group: 'cost',
    kind: 'usd',
    better: null,
    read: (o) => o.programmeCostUsd.totalUsd,
  },
  {
    id: 'programmeCostUsd.usdPerBillionTokens',
    group: 'cost',
    kind: 'usd',
    better: null,
    read: (o) => o.programmeCostUsd.usdPerBillionTokens,
  },
  {
    id: 'energyJoules',
    group: 'environment',
    kind: 'joules',
    better: 'lower',
    read: (o) => o.energyJoules,
  },
  {
    id: 'co2eKilograms',
    group: 'environment',
    kind: 'kilograms',
    better: 'lower',
    read: (o) => o.co2eKilograms,
  },
  { id: 'loss.gap', group: 'risk', kind: 'nats', better: null, read: (o) => o.loss.gap },
  {
    id: 'meetsDeadlineProbability',
    group: 'risk',
    kind: 'ratio',
    better: null,
    read: (o) => o.meetsDeadlineProbability,
  },
  {
    id: 'meetsBudgetProbability',
    group: 'risk',
    kind: 'ratio',
    better: null,
    read: (o) => o.meetsBudgetProbability,
  },
];

/** An option was timed where it could be laid out at all, even where it misses a goal. */
export function isTimed(option: OptionResult): boolean {
  return Number.isFinite(option.trainingSeconds.p50) && option.trainingSeconds.p50 > 0;
}

function unpredictedIds(options: readonly OptionResult[]): string[] {
  return options
    .filter((option) => isTimed(option) && option.loss.verdict === 'notPredicted')
    .map(({ id }) => id);
}

function rowOf(
  shape: RowShape,
  options: readonly OptionResult[],
  baselineId: string,
  assumedPriceIds: readonly string[],
): ComparisonRow {
  const found = options.map((option) => {
    const read = isTimed(option) ? shape.read(option) : null;
    const band = typeof read === 'object' ? read : null;
    const value = typeof read === 'number' ? read : (band?.p50 ?? null);
    return { option, band, value };
  });
  const baseline = found.find(({ option }) => option.id === baselineId)?.value ?? null;
  const unpredicted = shape.id === 'loss.gap' ? unpredictedIds(options) : [];
  const verdict: RowVerdict =
    unpredicted.length > 0
      ? { kind: 'notPredicted', optionIds: unpredicted }
      : verdictOf(shape, found, assumedPriceIds);
  return {
    id: shape.id,
    labelKey:
      unpredicted.length > 0 || found.some(({ band }) => band !== null)
        ? `${shape.id}.p50`
        : shape.id,
    group: shape.group,
    kind: shape.kind,
    better: shape.better,
    verdict,
    cells: found.map(({ option, band, value }) => ({
      optionId: option.id,
      figureId: `option.${option.id}.${shape.id}${band === null ? '' : '.p50'}`,
      value,
      band,
      grade: option.evidence,
      difference:
        value === null || baseline === null || option.id === baselineId
          ? null
          : differenceOf(value, baseline),
      isBest: verdict.kind === 'best' && verdict.optionId === option.id,
    })),
  };
}

function verdictOf(
  shape: RowShape,
  found: readonly { option: OptionResult; band: Band | null }[],
  assumedPriceIds: readonly string[],
): RowVerdict {
  if (shape.better === null) return { kind: 'none' };
  const contenders = found.flatMap(({ option, band }) =>
    band === null ? [] : [{ id: option.id, band }],
  );
  // One column alone leads nothing.
  if (contenders.length < 2) return { kind: 'none' };
  const lead = leader(contenders, shape.better);
  if (lead.kind === 'none') return lead;
  const decisive = lead.kind === 'best' ? [lead.id, lead.runnerUpId ?? lead.id] : lead.ids;
  const assumed = decisive.filter((id) => assumedPriceIds.includes(id));
  if (shape.priced && assumed.length > 0) return { kind: 'assumedPrice', optionIds: assumed };
  return lead.kind === 'best'
    ? { kind: 'best', optionId: lead.id }
    : { kind: 'withinUncertainty', optionIds: lead.ids };
}

/**
 * The comparison table: rows by columns, each cell with its figure, its band, its difference against
 * the baseline, and per row a leader or the reason why none is named.
 */
export function comparison(
  result: Pick<Result, 'options'>,
  {
    baselineId,
    assumedPriceIds,
  }: {
    /** Left out or unknown: the first option. */
    baselineId?: string;
    /** Options whose deciding price is an assumption, from `assumedPriceIds`. */
    assumedPriceIds: readonly string[];
  },
): Comparison {
  const { options } = result;
  const baseline = options.find((option) => option.id === baselineId) ?? options[0];
  const id = baseline?.id ?? '';
  const rows = ROWS.map((shape) => rowOf(shape, options, id, assumedPriceIds));
  return {
    baselineId: id,
    optionIds: options.map((option) => option.id),
    // A goal that was not set has no row.
    rows: rows.filter(
      ({ cells, verdict }) =>
        verdict.kind === 'notPredicted' || cells.some((cell) => cell.value !== null),
    ),
  };
}
