import type { Values } from '../../catalog/fact';
import type { GpuStack } from '../../catalog/gpu-stack-schema';
import type { Gpu } from '../../catalog/hardware-schema';
import { EngineError } from '../../errors';
import type { ModelShape } from '../../scenario';
import { indexBytesPerKeptWeight } from '../../workload/sparsity';
import type { Fabric } from '../collective';
import type { MemorySetting } from '../memory';
import type { StepQuestion } from '../step';
import { chipFractionOf } from './chip-fraction';
import { chipRates } from './chip-rates';
import type { MicroBatchSetting } from './micro-batch-seconds';
import { sparseLinearTimeRatio } from './sparse-linear';

/** Everything of a question that no layout changes, worked out once. */
export interface GpuSetting {
  gpu: Values<Gpu>;
  stack: Values<GpuStack>;
  model: ModelShape;
  fabric: Fabric;
  microBatch: MicroBatchSetting;
  memory: MemorySetting;
  /** Share of the weights that training changes: 1, or the adapters'. */
  trainedWeightRatio: number;
  /** Growth of the step from waiting on the slowest node. */
  stragglerRatio: number;
}

/** The fixed part of a GPU question; throws `stackOfOtherMachine` where machine or software is no GPU's. */
export function gpuSetting(question: StepQuestion): GpuSetting {
  const { hardware, stack, model, chipCount } = question;
  if (hardware.kind !== 'gpu' || stack.kind !== 'gpu')
    throw new EngineError('stackOfOtherMachine', { hardware: hardware.id, stack: stack.id });
  const gpu = chipFractionOf(hardware, question.chipFraction);
  const { performance } = gpu;
  const fabric: Fabric = {
    chipsPerNode: Math.min(question.chipsPerNode, chipCount),
    linkBytesPerSecond: gpu.scaleUpBytesPerSecondOneWay * performance.linkBandwidthRatio,
    linkLatencySeconds: performance.linkLatencySeconds,
    linkLatencySecondsPerRank: performance.linkLatencySecondsPerRank,
    nodeBytesPerSecond:
      question.nodeNetworkBytesPerSecondOneWay * performance.networkBandwidthRatio,
    networkLatencySeconds: performance.networkLatencySeconds,
  };
  const frozenWeights = question.mode === 'finetune-lora';
  const keyValueShare = model.keyValueHeads / model.attentionHeads;
  const nodes = Math.max(1, Math.ceil(chipCount / fabric.chipsPerNode));
  return {
    gpu,
    stack,
    model,
    fabric,
    microBatch: {
      model,
      stack,
      rates: chipRates(gpu, stack, question.precision),
      fabric,
      frozenWeights,
      attentionTimeRatio: sparseLinearTimeRatio(
        question,
        question.attentionSparsityRatio,
        model.hiddenSize * (1 + 2 * keyValueShare),
        model.hiddenSize,
      ),
      feedForwardTimeRatio: sparseLinearTimeRatio(
        question,
        question.feedForwardSparsityRatio,
        model.feedForwardSize,
        model.hiddenSize,
      ),
    },
    memory: {
      model,
      stack,
      reservedBytes: performance.reservedBytes,
      frozenWeights,
      weightExtraBytes:
        (question.precision === 'fp8' ? stack.quantisedWeightExtraBytes : 0) +
        indexBytesPerWeight(question),
    },
    trainedWeightRatio: frozenWeights ? stack.adapterParameterRatio : 1,
    stragglerRatio: stack.stragglerRatioPerDoubling * Math.log2(nodes),
  };
}

/**
 * Bytes of mask or index per weight of the block linears; the denser of attention and feed-forward
 * sets it. Nothing where both are dense.
 */
function indexBytesPerWeight(question: StepQuestion): number {
  const { sparsityPattern, attentionSparsityRatio, feedForwardSparsityRatio } = question;
  if (Math.max(attentionSparsityRatio, feedForwardSparsityRatio) === 0) return 0;
  const densestRatio = 1 - Math.min(attentionSparsityRatio, feedForwardSparsityRatio);
  return densestRatio * indexBytesPerKeptWeight(sparsityPattern, question.sparsityValues);
}
