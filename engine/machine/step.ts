import type { Values } from '../catalog/fact';
import type { Hardware } from '../catalog/hardware-schema';
import type { Stack } from '../catalog/schema';
import type { StepResult } from '../result';
import type { ModelShape, Precision, Run, Sparsity, Workload } from '../scenario';
import type { SparsityValues } from '../workload/sparsity';

/** Everything about one training step but its layout: what a search holds fixed while it tries runs. */
export interface StepQuestion {
  hardware: Values<Hardware>;
  stack: Values<Stack>;
  model: ModelShape;
  mode: Workload['mode'];
  precision: Precision;
  sparsityPattern: Sparsity['pattern'];
  attentionSparsityRatio: number;
  feedForwardSparsityRatio: number;
  sparsityValues: SparsityValues;
  chipCount: number;
  /** Share of each chip's tiles in use. */
  chipFraction: number;
  chipsPerNode: number;
  nodeNetworkBytesPerSecondOneWay: number;
}

/** Times runs of one question. `stepSeconds` and `memoryBytesPerChip` are the hot path: they allocate nothing. */
export interface Stepper {
  stepSeconds(run: Run): number;
  memoryBytesPerChip(run: Run): number;
  /** The whole answer, an open micro-batch chosen. */
  step(run: Run): StepResult;
}
