import { z } from 'zod';
import { factIn } from './fact';
import { gpuPerformanceSchema } from './gpu-performance-schema';
import { rduPerformanceSchema } from './rdu-performance-schema';

const common = {
  id: z.string(),
  name: z.string(),
  vendorId: z.string(),
  /** True when engine/validation holds measured training steps of this machine. */
  validated: z.boolean(),
  chipsPerNode: factIn('1'),
  /** One chip to its peers in the node, one way. */
  scaleUpBytesPerSecondOneWay: factIn('B/s'),
  /** Sum of a node's network cards, one way, nominal. */
  nodeNetworkBytesPerSecondOneWay: factIn('B/s'),
  ratedChipWatts: factIn('W'),
  idleChipWatts: factIn('W'),
  hostWattsPerNode: factIn('W'),
  embodiedKilogramsPerChip: factIn('kgCO2e'),
  embodiedKilogramsPerHost: factIn('kgCO2e'),
  /** A whole node as bought; null where no price, public or assumed, is given. */
  nodePriceUsd: factIn('USD').nullable(),
  /** What a reader should know of the machine as a whole, such as why a price is missing. */
  note: z.string().min(1).optional(),
};

export const gpuSchema = z.strictObject({
  kind: z.literal('gpu'),
  ...common,
  /** Dense matrix peaks by precision; fp8 null where the chip has none. */
  peakFlopsPerSecond: z.strictObject({
    fp16: factIn('FLOP/s'),
    bf16: factIn('FLOP/s'),
    fp8: factIn('FLOP/s').nullable(),
    /** Vector units, where unstructured sparse kernels run. */
    fp32: factIn('FLOP/s'),
  }),
  /** 2:4 peak in 16 bits; null where the chip has no such units. */
  structuredSparsePeakFlopsPerSecond: factIn('FLOP/s').nullable(),
  multiprocessorCount: factIn('1'),
  memoryBytes: factIn('B'),
  memoryBytesPerSecond: factIn('B/s'),
  performance: gpuPerformanceSchema,
});
export type Gpu = z.infer<typeof gpuSchema>;

export const rduSchema = z.strictObject({
  kind: z.literal('rdu'),
  ...common,
  peakFlopsPerSecond: z.strictObject({ bf16: factIn('FLOP/s') }),
  computeUnitCount: factIn('1'),
  memoryUnitCount: factIn('1'),
  onChipBytes: factIn('B'),
  offChipBytes: factIn('B'),
  offChipBytesPerSecond: factIn('B/s'),
  /** A larger and slower tier behind off-chip memory, where optimizer state lies; null where there is none. */
  capacityTierBytes: factIn('B').nullable(),
  capacityTierBytesPerSecond: factIn('B/s').nullable(),
  performance: rduPerformanceSchema,
});
export type Rdu = z.infer<typeof rduSchema>;

export const hardwareSchema = z.discriminatedUnion('kind', [gpuSchema, rduSchema]);
export type Hardware = z.infer<typeof hardwareSchema>;
