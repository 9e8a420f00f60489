import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sparsityFacts from '@/engine/catalog/assumptions/sparsity.json';
import { valuesOf } from '@/engine/catalog/fact';
import sn10 from '@/engine/catalog/hardware/sambanova-sn10.json';
import sn30 from '@/engine/catalog/hardware/sambanova-sn30.json';
import sn40l from '@/engine/catalog/hardware/sambanova-sn40l.json';
import { hardwareSchema } from '@/engine/catalog/hardware-schema';
import { type Fusion, rduStackSchema } from '@/engine/catalog/rdu-stack-schema';
import { sparsityAssumptionsSchema } from '@/engine/catalog/sparsity-schema';
import o0 from '@/engine/catalog/stacks/sambaflow-o0.json';
import o3 from '@/engine/catalog/stacks/sambaflow-o3.json';
import type { StepQuestion } from '@/engine/machine/step';
import { type Case, caseSchema, type ModelShape, type Run } from '@/engine/scenario';

export const gpt13b: ModelShape = {
  layers: 40,
  hiddenSize: 5120,
  attentionHeads: 40,
  keyValueHeads: 40,
  feedForwardSize: 20480,
  gatedFeedForward: false,
  vocabularySize: 50257,
  sequenceLength: 2048,
  tiedEmbeddings: true,
};

export const chips = {
  sn10: valuesOf(hardwareSchema.parse(sn10)),
  sn30: valuesOf(hardwareSchema.parse(sn30)),
  sn40l: valuesOf(hardwareSchema.parse(sn40l)),
};
export const stacks = {
  'sambaflow-o0': valuesOf(rduStackSchema.parse(o0)),
  'sambaflow-o3': valuesOf(rduStackSchema.parse(o3)),
};

export const sparsityValues = valuesOf(sparsityAssumptionsSchema.parse(sparsityFacts));

/** GPT-13B dense on SN30 chips, one changed thing at a time. */
export function question(
  change: Partial<StepQuestion> = {},
  fusion: Fusion = 'section',
): StepQuestion {
  return {
    hardware: chips.sn30,
    stack: { ...stacks['sambaflow-o3'], fusion },
    model: gpt13b,
    mode: 'pretrain',
    precision: 'bf16',
    sparsityPattern: 'dense',
    attentionSparsityRatio: 0,
    feedForwardSparsityRatio: 0,
    sparsityValues,
    chipCount: 4,
    chipFraction: 1,
    chipsPerNode: 8,
    nodeNetworkBytesPerSecondOneWay: 25e9,
    ...change,
  };
}

export function sparse(sparsityRatio: number): Partial<StepQuestion> {
  return {
    sparsityPattern: 'unstructured',
    attentionSparsityRatio: sparsityRatio,
    feedForwardSparsityRatio: sparsityRatio,
  };
}

export const run13b: Run = {
  globalBatchSequences: 128,
  precision: 'bf16',
  microBatchSequences: 32,
  tensorParallel: 1,
  pipelineParallel: 1,
  dataParallel: 4,
  interleave: 1,
  sequenceParallel: false,
  expertParallel: 1,
  contextParallel: 1,
  sharding: 'none',
  recompute: 'none',
};

export interface MeasuredStep {
  case: Case;
  question: StepQuestion;
  stepSeconds: number;
}

/** The cases of engine/validation/rdu-sn30.jsonl. */
export function measuredSteps(): MeasuredStep[] {
  const path = fileURLToPath(
    new URL('../../../../engine/validation/rdu-sn30.jsonl', import.meta.url),
  );
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const raw = JSON.parse(line) as {
        measured: { stepSeconds?: number; tokensPerSecond?: number };
      };
      const one = caseSchema.parse(raw);
      const tokens = one.run.globalBatchSequences * one.model.sequenceLength;
      return {
        case: one,
        question: question({
          stack: stacks[one.softwareStack as keyof typeof stacks],
          model: one.model,
          chipCount: one.chipCount,
          chipFraction: one.chipFraction,
        }),
        stepSeconds:
          raw.measured.stepSeconds ?? tokens / (raw.measured.tokensPerSecond ?? Number.NaN),
      };
    });
}
