import { z } from 'zod';
import { factIn } from './fact';

/**
 * What may share a section, each rung including those before it. `operator`: one operator per
 * section; `section`: cut by time under the chip's limits, attention and feed-forward apart;
 * `attention`: scores may stay on chip and be formed again in the backward pass; `decoder`: one
 * section per layer and direction where its weights fit twice.
 */
export const FUSIONS = ['operator', 'section', 'attention', 'decoder'] as const;
export const fusionSchema = z.enum(FUSIONS);
export type Fusion = z.infer<typeof fusionSchema>;

/** What a dataflow compiler and runtime do and cost, whatever the chip. */
export const rduStackSchema = z.strictObject({
  kind: z.literal('rdu'),
  id: z.string(),
  name: z.string(),
  fusion: fusionSchema,
  /** p in (compute^p + offChip^p)^(1/p): 1 no overlap, large full overlap. */
  overlapExponent: factIn('1'),
  /** Loading a section's configuration, and starting it. */
  sectionSwitchSeconds: factIn('s'),
  /** Host work per step outside sections: data, loss, launch. */
  stepOverheadSeconds: factIn('s'),
  /** Bytes per parameter and step that the optimizer reads and writes off chip. */
  optimizerTrafficBytesPerParameter: factIn('B'),
  /** Weights, gradients and optimizer state held off chip. */
  stateBytesPerParameter: factIn('B'),
  /** Bytes of one logit. */
  logitBytes: factIn('B'),
  /** Share of the gradient exchange that runs beside the backward pass. */
  gradientOverlapRatio: factIn('1'),
});
export type RduStack = z.infer<typeof rduStackSchema>;
