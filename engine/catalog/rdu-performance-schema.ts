import { z } from 'zod';
import { factIn } from './fact';

/** Chip-level parameters of the dataflow executor, one set per chip, fitted or assumed. */
export const rduPerformanceSchema = z.strictObject({
  /** Share of the peak that a matrix product of unbounded size reaches. */
  matrixEfficiencyRatio: factIn('1'),
  /** Inner or outer size of a matrix product at which half of that is left. */
  halfEfficiencySize: factIn('1'),
  /** Matrix FLOPs in whose time a compute unit does one element of an element-wise operator, all its passes. */
  flopsPerVectorElement: factIn('FLOP'),
  /** Off-chip rate reached over `offChipBytesPerSecond`. */
  offChipUseRatio: factIn('1'),
  /** Tokens that move through a section's pipeline as one tile. */
  tileTokens: factIn('1'),
  /** Throughput of random reads of on-chip memory over its peak, when sparse weights gather their inputs. */
  gatherThroughputRatio: factIn('1'),
});
export type RduPerformance = z.infer<typeof rduPerformanceSchema>;
