import { catalog } from '@/engine/catalog';
import { valuesOf } from '@/engine/catalog/fact';
import type { StepQuestion } from '@/engine/machine/step';
import { type Case, caseSchema, type ModelShape, type Run, runSchema } from '@/engine/scenario';

/** A GPT of the usual proportions: feed-forward of four widths, tied embeddings. */
export function gptShape(
  layers: number,
  hiddenSize: number,
  attentionHeads: number,
  sequenceLength = 2048,
): ModelShape {
  return {
    layers,
    hiddenSize,
    attentionHeads,
    keyValueHeads: attentionHeads,
    feedForwardSize: 4 * hiddenSize,
    gatedFeedForward: false,
    vocabularySize: 50257,
    sequenceLength,
    tiedEmbeddings: true,
  };
}

export const GPT_13B = gptShape(40, 5120, 40);

export const GPU_IDS = Object.values(catalog.hardware)
  .filter(({ kind }) => kind === 'gpu')
  .map(({ id }) => id);
export const GPU_STACK_IDS = Object.values(catalog.stacks)
  .filter(({ kind }) => kind === 'gpu')
  .map(({ id }) => id);

/** A dense pre-training question on 8 A100-80 under the tuned stack, fields replaced as asked. */
export function gpuQuestion(
  changes: Partial<StepQuestion> & { hardwareId?: string; stackId?: string } = {},
): StepQuestion {
  const { hardwareId = 'nvidia-a100-sxm4-80gb', stackId = 'generic-tuned', ...rest } = changes;
  const hardware = catalog.hardware[hardwareId];
  const stack = catalog.stacks[stackId];
  if (hardware === undefined || stack === undefined) throw new Error(`${hardwareId} ${stackId}`);
  const values = valuesOf(hardware);
  return {
    hardware: values,
    stack: valuesOf(stack),
    model: GPT_13B,
    mode: 'pretrain',
    precision: 'bf16',
    sparsityPattern: 'dense',
    attentionSparsityRatio: 0,
    feedForwardSparsityRatio: 0,
    sparsityValues: valuesOf(catalog.assumptions.sparsity),
    chipCount: 8,
    chipFraction: 1,
    chipsPerNode: 8,
    nodeNetworkBytesPerSecondOneWay: values.nodeNetworkBytesPerSecondOneWay,
    ...rest,
  };
}

/** A run with the given fields over the defaults. */
export function runWith(fields: Partial<Run>): Run {
  return runSchema.parse({ globalBatchSequences: 64, microBatchSequences: 1, ...fields });
}

/** A case with the given fields over an A100-80 node. */
export function caseWith(fields: object): Case {
  return caseSchema.parse({
    id: 'x',
    hardware: 'nvidia-a100-sxm4-80gb',
    chipCount: 8,
    model: GPT_13B,
    run: { globalBatchSequences: 64, microBatchSequences: 1, dataParallel: 8 },
    ...fields,
  });
}
