import type { Values } from '../../catalog/fact';
import type { RduStack } from '../../catalog/rdu-stack-schema';
import type { Run } from '../../scenario';
import {
  attentionProjectionWeights,
  embeddingWeights,
  feedForwardWeights,
} from '../../workload/transformer';
import type { StepQuestion } from '../step';
import { VALUE_BYTES } from './machine-settings';
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

/** Weights, gradients and optimizer state per chip; sharding divides them over the replicas. */
export function stateBytesPerChip(
  question: StepQuestion,
  stack: Values<RduStack>,
  run: Run,
): number {
  const parameters = keptParameterCount(question) / (run.tensorParallel * run.pipelineParallel);
  if (question.mode === 'finetune-lora') return parameters * VALUE_BYTES;
  const replicas = run.dataParallel;
  const weightBytes = VALUE_BYTES / (run.sharding === 'zero3' ? replicas : 1);
  const isGradientSharded = run.sharding === 'zero2' || run.sharding === 'zero3';
  const gradientBytes = VALUE_BYTES / (isGradientSharded ? replicas : 1);
  const optimizerBytes =
    (stack.stateBytesPerParameter - 2 * VALUE_BYTES) / (run.sharding === 'none' ? 1 : replicas);
  return parameters * (weightBytes + gradientBytes + optimizerBytes);
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
