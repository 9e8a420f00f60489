import { z } from 'zod';
import { caseSchema, type ModelShape } from '../scenario';
import { totalTokenFlops, trainingFlopsPerToken } from '../workload/transformer';

const positive = z.number().positive();

/** A case with what was measured, in any of the ways that sources publish it. */
export const measuredCaseSchema = caseSchema.extend({
  /** What ran, where it is other software than the stack that predicts it. */
  software: z.string().optional(),
  /** Fields that the source does not state, with what was taken. */
  assumed: z.array(z.string()).optional(),
  measured: z.object({
    stepSeconds: positive.optional(),
    tokensPerSecond: positive.optional(),
    modelFlopsPerSecondPerChip: positive.optional(),
    meanChipPowerWatts: positive.optional(),
  }),
});
export type MeasuredCase = z.infer<typeof measuredCaseSchema>;

function stepFlops(model: ModelShape, globalBatchSequences: number): number {
  return (
    globalBatchSequences * model.sequenceLength * totalTokenFlops(trainingFlopsPerToken(model))
  );
}

/** Measured time of the step: as published, or from throughput, or from model FLOP/s per chip. */
export function measuredStepSeconds(caze: MeasuredCase): number {
  const { measured, model, run, chipCount } = caze;
  const tokens = run.globalBatchSequences * model.sequenceLength;
  if (measured.tokensPerSecond !== undefined) return tokens / measured.tokensPerSecond;
  if (measured.stepSeconds !== undefined) return measured.stepSeconds;
  if (measured.modelFlopsPerSecondPerChip !== undefined)
    return (
      stepFlops(model, run.globalBatchSequences) / (measured.modelFlopsPerSecondPerChip * chipCount)
    );
  return Number.NaN;
}
