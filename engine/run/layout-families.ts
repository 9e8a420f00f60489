import { interleaveRuns, microBatchCandidates } from '../machine/micro-batch';
import type { StepQuestion } from '../machine/step';
import type { Remark, StepResult } from '../result';
import type { Layout, Run } from '../scenario';
import { CONTEXT_TOKENS_MINIMUM, layoutChoices } from './parallelism';

/** Kinds of layout that a reader asks about by name. */
export const LAYOUT_FAMILIES = [
  'dataOnly',
  'fullySharded',
  'tensorOnly',
  'pipelineOnly',
  'tensorAndPipeline',
  'contextParallel',
  'expertParallel',
  'noExpertParallel',
  'noRecompute',
  'fullRecompute',
  'largerMicroBatch',
] as const;
export type LayoutFamilyId = (typeof LAYOUT_FAMILIES)[number];

export type ParallelDegree =
  | 'tensorParallel'
  | 'pipelineParallel'
  | 'dataParallel'
  | 'contextParallel'
  | 'expertParallel';

/** A family of layouts: what its members state, which degrees they have above one, why it may be empty. */
export interface LayoutFamily {
  id: LayoutFamilyId;
  stated: Partial<Layout>;
  aboveOne: readonly ParallelDegree[];
  /** Why no member exists, whatever the batch and the memory: null where one does. */
  missing: () => Remark | null;
}

const nothing = () => null;

/** The families that a question's machine, software and model leave room for. */
export function layoutFamilies(
  question: StepQuestion,
  globalBatchSequences: number,
  best: StepResult | null,
): LayoutFamily[] {
  const { chipCount, model, stack } = question;
  const isGpu = stack.kind === 'gpu';
  const families: LayoutFamily[] = [];
  const one = { tensorParallel: 1, pipelineParallel: 1, contextParallel: 1 };
  if (chipCount > 1) {
    families.push({ id: 'dataOnly', stated: one, aboveOne: [], missing: nothing });
    if (isGpu)
      families.push({
        id: 'fullySharded',
        stated: { sharding: 'zero3', pipelineParallel: 1 },
        aboveOne: ['dataParallel'],
        missing: () =>
          stack.shardings.includes('zero3')
            ? null
            : { code: 'softwareCannot', details: { softwareStack: stack.id } },
      });
    families.push(
      {
        id: 'tensorOnly',
        stated: { pipelineParallel: 1, contextParallel: 1 },
        aboveOne: ['tensorParallel'],
        missing: () => missingTensor(question),
      },
      {
        id: 'pipelineOnly',
        stated: { tensorParallel: 1, contextParallel: 1 },
        aboveOne: ['pipelineParallel'],
        missing: () => missingPipeline(question),
      },
      {
        id: 'tensorAndPipeline',
        stated: { contextParallel: 1 },
        aboveOne: ['tensorParallel', 'pipelineParallel'],
        missing: () => missingTensor(question) ?? missingPipeline(question),
      },
    );
    if (isGpu)
      families.push({
        id: 'contextParallel',
        stated: {},
        aboveOne: ['contextParallel'],
        missing: () => missingContext(question),
      });
    if (isGpu && model.experts !== undefined)
      families.push(
        {
          id: 'expertParallel',
          stated: {},
          aboveOne: ['expertParallel'],
          missing: nothing,
        },
        {
          id: 'noExpertParallel',
          stated: { expertParallel: 1 },
          aboveOne: [],
          missing: nothing,
        },
      );
  }
  if (isGpu)
    families.push(
      { id: 'noRecompute', stated: { recompute: 'none' }, aboveOne: [], missing: nothing },
      { id: 'fullRecompute', stated: { recompute: 'full' }, aboveOne: [], missing: nothing },
    );
  const larger = best === null ? null : largerMicroBatch(best.run, globalBatchSequences);
  if (larger !== null)
    families.push({ id: 'largerMicroBatch', stated: larger, aboveOne: [], missing: nothing });
  return families;
}

/** The best layout with the next larger micro-batch that it can walk, or null where there is none. */
function largerMicroBatch(best: Run, globalBatchSequences: number): Partial<Layout> | null {
  const { globalBatchSequences: _batch, precision: _precision, ...layout } = best;
  const own = layout.microBatchSequences ?? 1;
  const perReplica = Math.ceil(globalBatchSequences / best.dataParallel);
  const next = microBatchCandidates(perReplica).find(
    (candidate) =>
      candidate >= 2 * own &&
      interleaveRuns(best.interleave, best.pipelineParallel, Math.ceil(perReplica / candidate)),
  );
  return next === undefined ? null : { ...layout, microBatchSequences: next };
}

function cannotSplit({ stack }: StepQuestion): Remark | null {
  return stack.kind === 'gpu' && !stack.splitsModel
    ? { code: 'softwareCannot', details: { softwareStack: stack.id } }
    : null;
}

function missingTensor(question: StepQuestion): Remark | null {
  const { chipCount, model } = question;
  if (layoutChoices(question, {}).tensorParallel.some((degree) => degree > 1)) return null;
  return (
    cannotSplit(question) ?? {
      code: 'noTensorDegree',
      details: { chipCount, attentionHeadCount: model.attentionHeads },
    }
  );
}

function missingPipeline(question: StepQuestion): Remark | null {
  const { chipCount, model } = question;
  for (let stages = 2; stages <= Math.min(model.layers, chipCount); stages++)
    if (chipCount % stages === 0) return cannotSplit(question);
  return { code: 'noPipelineDegree', details: { chipCount, layerCount: model.layers } };
}

function missingContext(question: StepQuestion): Remark | null {
  const { chipCount, model } = question;
  if (layoutChoices(question, {}).contextParallel.some((degree) => degree > 1)) return null;
  return (
    cannotSplit(question) ?? {
      code: 'noContextDegree',
      details: {
        chipCount,
        sequenceTokenCount: model.sequenceLength,
        leastTokenCount: CONTEXT_TOKENS_MINIMUM,
      },
    }
  );
}
