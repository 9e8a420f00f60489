import type { Operator } from '../../workload/operator';

export type StagePart = 'compute' | 'attention' | 'elementwise' | 'head';

/** A tensor of a list of stages. Equal ids are the same data. */
export interface StreamTensor {
  id: string;
  bytesPerToken: number;
  /** One tile in the buffer between two stages of a section; two such copies are held. */
  tileBytes: number;
  /** Needed after this list of stages: it leaves the chip wherever it is written. */
  isKept: boolean;
}

/** One operator of one direction as a stage of a section's pipeline; all figures per chip. */
export interface Stage {
  id: string;
  part: StagePart;
  /** Matrix FLOPs per token over the efficiency of their sizes and of their pattern. */
  matrixWorkFlopsPerToken: number;
  vectorElementsPerToken: number;
  reads: readonly StreamTensor[];
  writes: readonly StreamTensor[];
  /** Weights, read once per pass over a batch; stages of one operator share them. */
  weightId: string;
  weightBytes: number;
  /** Weight gradients, gathered on chip and written once per pass. */
  gradientBytes: number;
  /** What tensor parallelism moves over the chip's links. */
  interChipBytesPerToken: number;
  /** Keys, values or their gradients of a whole sequence, held while its rows pass; equal ids are held once. */
  residentId: string;
  residentBytes: number;
}

/** What of the forward pass is formed again in the backward pass instead of being kept off chip. */
export type Recompute = 'nothing' | 'scores';

/** How operators become stages on one chip of a tensor-parallel group. */
export interface StageSettings {
  tensorParallel: number;
  sequenceParallel: boolean;
  tileTokens: number;
  sequenceLength: number;
  attentionHeads: number;
  valueBytes: number;
  logitBytes: number;
  /** False where the block weights are frozen. */
  trainsWeights: boolean;
  recompute: Recompute;
  storedWeightBytes(operator: Operator): number;
  gradientBytes(operator: Operator): number;
  /** Matrix work in FLOPs of the peak rate for one dense FLOP of this operator. */
  workPerFlopRatio(operator: Operator): number;
}
