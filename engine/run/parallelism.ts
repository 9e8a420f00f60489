import type { StepQuestion } from '../machine/step';
import type { Layout, Run } from '../scenario';

type Sharding = Run['sharding'];
type Recompute = Run['recompute'];

/** Shortest stretch of a sequence that context parallelism leaves a rank. */
export const CONTEXT_TOKENS_MINIMUM = 1024;
/** Nodes that one tensor-parallel group may span in a search: beyond, the network always loses. */
const TENSOR_NODES_MAXIMUM = 2;
/** Layers that may be missing from full stages of an interleaved pipeline: embedding and head fill their place. */
const END_LAYERS = 2;
const GPU_RECOMPUTES: readonly Recompute[] = ['none', 'selective', 'full'];
/** A dataflow section makes scores again or keeps them as it was cut: there is nothing to select. */
const RDU_RECOMPUTES: readonly Recompute[] = ['none', 'full'];

/** The values a search tries for each degree of freedom, `fixed` ones alone. */
export interface LayoutChoices {
  tensorParallel: number[];
  contextParallel: number[];
  expertParallel: number[];
  sharding: readonly Sharding[];
  recompute: readonly Recompute[];
}

/** Divisors of a count, ascending. */
export function divisorsOf(count: number): number[] {
  const small: number[] = [];
  const large: number[] = [];
  for (let candidate = 1; candidate * candidate <= count; candidate++)
    if (count % candidate === 0) {
      small.push(candidate);
      if (candidate * candidate !== count) large.unshift(count / candidate);
    }
  return [...small, ...large];
}

/** What may be tried for a question; the machine and its software limit it, then what is `fixed`. */
export function layoutChoices(question: StepQuestion, fixed: Partial<Layout>): LayoutChoices {
  const { model, chipCount, stack } = question;
  const isGpu = stack.kind === 'gpu';
  const splits = !isGpu || stack.splitsModel;
  const divisors = divisorsOf(chipCount);
  const tensorLimit = Math.min(
    model.attentionHeads,
    TENSOR_NODES_MAXIMUM * Math.min(question.chipsPerNode, chipCount),
  );
  return {
    tensorParallel:
      fixed.tensorParallel !== undefined
        ? [fixed.tensorParallel]
        : divisors.filter(
            (degree) =>
              degree === 1 ||
              (splits && degree <= tensorLimit && model.attentionHeads % degree === 0),
          ),
    contextParallel:
      fixed.contextParallel !== undefined
        ? [fixed.contextParallel]
        : divisors.filter(
            (degree) =>
              degree === 1 ||
              (isGpu && splits && model.sequenceLength / degree >= CONTEXT_TOKENS_MINIMUM),
          ),
    expertParallel:
      fixed.expertParallel !== undefined
        ? [fixed.expertParallel]
        : isGpu && model.experts !== undefined
          ? divisorsOf(model.experts)
          : [1],
    sharding: fixed.sharding !== undefined ? [fixed.sharding] : isGpu ? stack.shardings : ['none'],
    recompute:
      fixed.recompute !== undefined ? [fixed.recompute] : isGpu ? GPU_RECOMPUTES : RDU_RECOMPUTES,
  };
}

/**
 * Interleave degrees that a pipeline can have: divisors of a full stage's layers, where stages are full
 * but for a layer at each end of the model.
 */
export function possibleInterleaveCounts(layers: number, pipelineParallel: number): number[] {
  if (pipelineParallel === 1) return [1];
  const stageLayers = Math.ceil(layers / pipelineParallel);
  if (stageLayers * pipelineParallel - layers > END_LAYERS) return [1];
  return divisorsOf(stageLayers);
}

/** Interleave degrees that are tried for a pipeline: a fixed one, else all where the software interleaves. */
export function interleaveChoices(
  question: StepQuestion,
  pipelineParallel: number,
  fixed: Partial<Layout>,
): number[] {
  const { stack } = question;
  const choices = possibleInterleaveCounts(question.model.layers, pipelineParallel);
  if (fixed.interleave !== undefined)
    return choices.filter((degree) => degree === fixed.interleave);
  return stack.kind === 'gpu' && stack.interleaves ? choices : [1];
}

/** Whether a combination of sharding and pipeline is one that training software runs. */
export function shardingRuns(sharding: Sharding, pipelineParallel: number, replicas: number) {
  if (sharding === 'none') return true;
  return replicas > 1 && (sharding === 'zero1' || pipelineParallel === 1);
}
