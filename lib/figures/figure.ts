import type { Grade } from '@/engine/catalog/fact';
import type { Band } from '@/engine/result';
import type { Expression } from './expression';

/** What a value measures: decides how it is written. */
export type FigureKind =
  | 'seconds'
  | 'usd'
  | 'joules'
  | 'kilograms'
  | 'count'
  | 'ratio'
  | 'nats'
  | 'bytes'
  | 'tokensPerSecond'
  | 'months'
  | 'watts';

export const UNIT_OF_KIND: Record<FigureKind, string> = {
  seconds: 's',
  usd: 'USD',
  joules: 'J',
  kilograms: 'kgCO2e',
  count: '1',
  ratio: '1',
  nats: 'nat',
  bytes: 'B',
  tokensPerSecond: 'token/s',
  months: 'month',
  watts: 'W',
};

/** A fact that a figure rests on. */
export interface FigureSource {
  path: string;
  source: string;
  grade: Grade;
}

/** One number that is shown somewhere, with everything needed to check it. */
export interface Figure {
  /** Stable: `option.<option id>.<place in the result>`. */
  id: string;
  optionId: string | null;
  /** Message key of its name, under `figures`. */
  labelKey: string;
  /** What the message of the name is filled with: the number of a year. */
  labelValues: Record<string, number>;
  kind: FigureKind;
  unit: string;
  value: number;
  band: Band | null;
  /** Evaluates to `value`. */
  formula: Expression;
  /** Ids of the figures that the formula takes. */
  inputs: string[];
  /** Facts of the catalog that the formula takes, or, for a figure of the executors, that the option uses. */
  sources: FigureSource[];
  grade: Grade;
}

/** A value against the baseline's: absolute, and as a share where the baseline is not zero. */
export interface FigureDifference {
  value: number;
  ratio: number | null;
}

export function differenceOf(value: number, baseline: number): FigureDifference {
  return { value: value - baseline, ratio: baseline === 0 ? null : value / baseline - 1 };
}
