import type { Case, ModelShape } from '../scenario';
import { parameterCount } from '../workload/transformer';

/** How a family keeps calibration and test apart. */
export type Split =
  /** The named sizes calibrate, the others test. */
  | { kind: 'sizes'; calibration: readonly string[] }
  /** One size only: the named chip counts calibrate, the others test. */
  | { kind: 'chips'; calibration: readonly number[] }
  /** Every size is predicted by stack parameters fitted without it. */
  | { kind: 'leave-one-size-out' }
  /** Every case is predicted by tuned ratios and a generic stack fitted without its software. */
  | { kind: 'leave-one-software-out' }
  /** Every case is predicted by chip and stack parameters fitted without it. */
  | { kind: 'leave-one-case-out' };

/** A set of measured cases that is scored as one. */
export interface Family {
  id: string;
  split: Split;
  /** Weight of the whole family in a fit: above 1 for the plainest timings, which anchor the chip; below where composed. */
  fitWeight: number;
  /** A fit takes every so many of the calibration cases; 1 where absent. */
  fitEveryCount?: number;
  /** Mean absolute error to reach on the test part. */
  markRatio: number;
  /** Marks that single sizes have of their own. */
  sizeMarkRatios?: Readonly<Record<string, number>>;
}

/** Label of a model's size, such as 354m or 30b. */
export function sizeLabel(model: ModelShape): string {
  const billions = parameterCount(model) / 1e9;
  return billions < 1 ? `${Math.round(billions * 1000)}m` : `${Math.round(billions)}b`;
}

/** Whether a case may shape parameters; under leave-one-out every case is a test of the fit without it. */
export function isCalibrationCase(family: Family, caze: Case): boolean {
  switch (family.split.kind) {
    case 'sizes':
      return family.split.calibration.includes(sizeLabel(caze.model));
    case 'chips':
      return family.split.calibration.includes(caze.chipCount);
    case 'leave-one-size-out':
    case 'leave-one-software-out':
    case 'leave-one-case-out':
      return false;
  }
}

/** Published whole runs, their hours those of pure steps: scored against the best plan of a search. */
export const WHOLE_RUN_FAMILY = { id: 'endtoend', markRatio: 0.08 } as const;

/** Published whole runs on software of 2023 and later, hours as accounted: scored against the whole plan. */
export const PUBLISHED_RUN_FAMILY = { id: 'published-runs', markRatio: 0.15 } as const;

/** Mean chip power by the executor's utilisation. */
export const POWER_FAMILY = { id: 'power', markRatio: 0.03 } as const;

/** The families of training steps. `megatron-deepspeed-single` is composed from kernel profiles. */
export const FAMILIES: readonly Family[] = [
  {
    id: 'fsdp-a100',
    split: { kind: 'sizes', calibration: ['30b', '7b', '1b', '124m'] },
    fitWeight: 2,
    markRatio: 0.035,
  },
  {
    id: 'fsdp-h100',
    split: { kind: 'sizes', calibration: ['30b', '7b', '1b'] },
    fitWeight: 1,
    markRatio: 0.03,
  },
  {
    id: 'megatron-deepspeed-single',
    split: { kind: 'sizes', calibration: ['202m', '353m', '707m', '1b'] },
    fitWeight: 0.6,
    fitEveryCount: 4,
    markRatio: 0.06,
  },
  {
    id: 'megatron-deepspeed-multi',
    split: { kind: 'sizes', calibration: ['4b', '175b'] },
    fitWeight: 1,
    markRatio: 0.08,
  },
  {
    id: 'megatron-lm-2021',
    split: { kind: 'leave-one-size-out' },
    fitWeight: 0.5,
    markRatio: 0.035,
  },
  { id: 'megatron-lm', split: { kind: 'leave-one-size-out' }, fitWeight: 0.5, markRatio: 0.035 },
  {
    id: 'megatron-core-h100',
    split: { kind: 'leave-one-size-out' },
    fitWeight: 0.7,
    markRatio: 0.08,
  },
  {
    id: 'internevo-a100',
    split: { kind: 'chips', calibration: [8, 32, 128, 512] },
    fitWeight: 0.7,
    markRatio: 0.08,
  },
  {
    id: 'bigscience-a100',
    split: { kind: 'sizes', calibration: ['182b', '24b'] },
    fitWeight: 0.7,
    markRatio: 0.12,
  },
  {
    id: 'mlperf-h100',
    split: { kind: 'chips', calibration: [512, 1536, 4096, 10240] },
    fitWeight: 0.7,
    markRatio: 0.08,
  },
  {
    id: 'other-software',
    split: { kind: 'leave-one-software-out' },
    fitWeight: 0,
    markRatio: 0.15,
  },
  {
    id: 'rdu-sn30',
    split: { kind: 'leave-one-case-out' },
    fitWeight: 0,
    markRatio: 0.08,
    sizeMarkRatios: { '13b': 0.15 },
  },
];
