import type { Run } from '../../scenario';
import {
  attentionProjectionWeights,
  embeddingWeights,
  feedForwardWeights,
} from '../../workload/transformer';
import type { StepQuestion } from '../step';
import { dataflowParts, VALUE_BYTES } from './machine-settings';
import type { SectionPlan } from './section-plan';

/** Parameters that are kept, all chips together: pruned weights hold no state. */
export function keptParameterCount(question: StepQuestion): number {
  const { model } = question;
  const isSparse = question.sparsityPattern !== 'dense';
  const attention = isSparse ? question.attentionSparsityRatio : 0;
  const feedForward = isSparse ? question.feedForwardSparsityRatio : 0;
  return (
    model.layers *
      (attentionProjectionWeights(model) * (1 - attention) +
        feedForwardWeights(model, true) * (1 - feedForward)) +
    embeddingWeights(model)
  );
}

/** Parameters that one chip updates: sharding divides them over the replicas; none where weights are frozen. */
function updatedParameterCount(question: StepQuestion, run: Run): number {
  if (question.mode === 'finetune-lora') return 0;
  const ranks = run.tensorParallel * run.pipelineParallel;
  const replicas = run.sharding === 'none' ? 1 : run.dataParallel;
  return keptParameterCount(question) / (ranks * replicas);
}

/** Optimizer state per chip: what a parameter holds beside its weight and gradient. */
function optimizerStateBytes(question: StepQuestion, run: Run): number {
  const { stack } = dataflowParts(question);
  const bytesPerParameter = stack.stateBytesPerParameter - 2 * VALUE_BYTES;
  return updatedParameterCount(question, run) * bytesPerParameter;
}

/** Of the optimizer state of a chip, what lies in its capacity tier: all that has room there. */
export function tieredStateBytes(question: StepQuestion, run: Run): number {
  const { capacityTierBytes } = dataflowParts(question).rdu;
  const roomBytes = (capacityTierBytes ?? 0) * question.chipFraction;
  return Math.min(roomBytes, optimizerStateBytes(question, run));
}

/**
 * Weights, gradients and optimizer state per chip in off-chip memory, less what lies in the capacity
 * tier behind it; sharding divides them over the replicas.
 */
export function stateBytesPerChip(question: StepQuestion, run: Run): number {
  const parameters = keptParameterCount(question) / (run.tensorParallel * run.pipelineParallel);
  if (question.mode === 'finetune-lora') return parameters * VALUE_BYTES;
  const replicas = run.dataParallel;
  const weightBytes = VALUE_BYTES / (run.sharding === 'zero3' ? replicas : 1);
  const isGradientSharded = run.sharding === 'zero2' || run.sharding === 'zero3';
  const gradientBytes = VALUE_BYTES / (isGradientSharded ? replicas : 1);
  return (
    parameters * (weightBytes + gradientBytes) +
    optimizerStateBytes(question, run) -
    tieredStateBytes(question, run)
  );
}

/**
 * Time of the optimizer: its traffic over off-chip memory, and that of the state in the capacity tier,
 * read and written once, over the tier.
 */
export function optimizerSeconds(
  question: StepQuestion,
  run: Run,
  offChipBytesPerSecond: number,
): number {
  const { rdu, stack } = dataflowParts(question);
  const trafficBytes =
    updatedParameterCount(question, run) * stack.optimizerTrafficBytesPerParameter;
  const tierBytes = Math.min(trafficBytes, 2 * tieredStateBytes(question, run));
  const tierSeconds =
    rdu.capacityTierBytesPerSecond === null
      ? 0
      : tierBytes / (rdu.capacityTierBytesPerSecond * question.chipFraction);
  return (trafficBytes - tierBytes) / offChipBytesPerSecond + tierSeconds;
}

/**
 * Activations that one token leaves off chip: what every layer keeps for the backward pass, the
 * layers' inputs, what the head keeps, and the streams between sections of the layer at work.
 */
export function activationBytesPerToken(
  question: StepQuestion,
  plan: SectionPlan,
  layersPerStage: number,
): number {
  const streams = [...plan.layerForward, ...plan.layerBackward, ...plan.ends].reduce(
    (most, section) => Math.max(most, section.streamBytesPerToken),
    0,
  );
  const boundaryBytes = question.model.hiddenSize * VALUE_BYTES;
  return (
    layersPerStage * (plan.savedBytesPerLayerToken + boundaryBytes) +
    plan.savedBytesPerEndsToken +
    streams
  );
}
