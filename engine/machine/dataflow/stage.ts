import type { Operator, OperatorGroup, Tensor } from '../../workload/operators';

export type StagePart = 'compute' | 'attention' | 'elementwise' | 'head';

/** One operator of one direction as a stage of a section's pipeline. */
export interface Stage {
  id: string;
  part: StagePart;
  /** Dense-equivalent matrix FLOPs per token over the efficiency of sizes and pattern: what the unit peak is divided by. */
  matrixWorkPerToken: number;
  vectorElementsPerToken: number;
  reads: readonly StreamTensor[];
  writes: readonly StreamTensor[];
  /** Weights read once per pass of a batch. */
  weightBytes: number;
  /** Weight gradients gathered on chip and written once per pass. */
  gradientBytes: number;
  /** What tensor parallelism sends over the chip's links. */
  interChipBytesPerToken: number;
  /** Keys and values that all rows of a sequence meet. */
  residentBytes: number;
}

/** A tensor of a list of stages; equal objects are the same data. */
export interface StreamTensor {
  id: string;
  bytesPerToken: number;
  /** Bytes of a tile in the buffer between two stages of one section, one of two copies. */
  bufferBytes: number;
  /** Read or written by others after this list: it leaves the chip when written. */
  isKept: boolean;
}

export interface StageSettings {
  tensorParallel: number;
  tileTokens: number;
  sequenceLength: number;
  attentionHeads: number;
  valueBytes: number;
  logitBytes: number;
  /** False where weights are frozen. */
  trainsWeights: boolean;
  /** Saved tensors stay on chip or are formed again: none of this list leaves. */
  recomputesScores: boolean;
  recomputesAll: boolean;
  weightBytesOf(operator: Operator): number;
  matrixWorkPerFlop(operator: Operator): number;
}

export function stagePart(group: OperatorGroup): StagePart {
  switch (group) {
    case 'attentionProjection':
    case 'feedForward':
      return 'compute';
    case 'attentionCore':
      return 'attention';
    case 'elementwise':
      return 'elementwise';
    case 'embedding':
    case 'head':
    case 'loss':
      return 'head';
  }
}

/** Bytes that one token of a tensor takes on one chip. */
export function tensorBytesPerToken(tensor: Tensor, settings: StageSettings): number {
  const bytes = tensor.isLogits ? settings.logitBytes : settings.valueBytes;
  return (tensor.elementsPerToken * bytes) / settings.tensorParallel;
}
