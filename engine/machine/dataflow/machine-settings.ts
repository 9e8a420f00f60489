import type { Values } from '../../catalog/fact';
import type { Rdu } from '../../catalog/hardware-schema';
import type { RduStack } from '../../catalog/rdu-stack-schema';
import { EngineError } from '../../errors';
import { storedWeightBytes } from '../../workload/sparsity';
import { layerWeights } from '../../workload/transformer';
import type { StepQuestion } from '../step';
import type { SectionMachine } from './section';
import { sparseEfficiencyRatio } from './sparse-efficiency';
import type { Recompute, StageSettings } from './stage';

/** Bytes of an activation or weight in 16 bits. */
export const VALUE_BYTES = 2;

/** The question's machine and stack, refused where they are not a dataflow machine's. */
export function dataflowParts(question: StepQuestion): {
  rdu: Values<Rdu>;
  stack: Values<RduStack>;
} {
  const { hardware, stack } = question;
  if (hardware.kind !== 'rdu')
    throw new EngineError('hardwareIsNotDataflow', { hardware: hardware.id });
  if (stack.kind !== 'rdu') throw new EngineError('stackIsNotDataflow', { stack: stack.id });
  return { rdu: hardware, stack };
}

/**
 * The share of one chip that the question uses, with the stack's overlap and switch time. A
 * tensor-parallel group beyond one node is as slow as the nodes' cards between its parts.
 */
export function sectionMachine(question: StepQuestion, tensorParallel = 1): SectionMachine {
  const { rdu, stack } = dataflowParts(question);
  const share = question.chipFraction;
  const { performance } = rdu;
  const peak = rdu.peakFlopsPerSecond.bf16;
  return {
    computeUnitCount: Math.max(1, Math.floor(rdu.computeUnitCount * share)),
    memoryUnitCount: Math.max(1, Math.floor(rdu.memoryUnitCount * share)),
    onChipBytes: rdu.onChipBytes * share,
    unitFlopsPerSecond: peak / rdu.computeUnitCount,
    flopsPerVectorElement: performance.flopsPerVectorElement,
    offChipBytesPerSecond: rdu.offChipBytesPerSecond * share * performance.offChipUseRatio,
    linkBytesPerSecond:
      tensorParallel <= question.chipsPerNode
        ? rdu.scaleUpBytesPerSecondOneWay
        : Math.min(rdu.scaleUpBytesPerSecondOneWay, question.nodeNetworkBytesPerSecondOneWay),
    overlapExponent: stack.overlapExponent,
    sectionSwitchSeconds: stack.sectionSwitchSeconds,
    tileTokens: performance.tileTokens,
  };
}

/**
 * How the question's operators become stages. Matrix work per FLOP is 1 / (matrixEfficiencyRatio x
 * innerSize / (innerSize + halfEfficiencySize) x outputSize / (outputSize + halfEfficiencySize)),
 * times (1 - sparsityRatio) / sparseEfficiencyRatio on a sparse weight.
 * @source dabench-llm-sn30, the law is fitted to these runs
 */
export function stageSettings(
  question: StepQuestion,
  tensorParallel: number,
  sequenceParallel: boolean,
  recompute: Recompute,
): StageSettings {
  const { rdu, stack } = dataflowParts(question);
  const { model, sparsityPattern } = question;
  const { matrixEfficiencyRatio, halfEfficiencySize, gatherThroughputRatio } = rdu.performance;
  const units = Math.max(1, Math.floor(rdu.computeUnitCount * question.chipFraction));
  const layerWeightCount = layerWeights(model);
  const sparsityOf = (operator: { group: string; canBeSparse: boolean }) => {
    if (!operator.canBeSparse || sparsityPattern === 'dense') return 0;
    return operator.group === 'attentionProjection'
      ? question.attentionSparsityRatio
      : question.feedForwardSparsityRatio;
  };
  return {
    tensorParallel,
    sequenceParallel,
    tileTokens: rdu.performance.tileTokens,
    sequenceLength: model.sequenceLength,
    attentionHeads: model.attentionHeads,
    valueBytes: VALUE_BYTES,
    logitBytes: stack.logitBytes,
    trainsWeights: question.mode !== 'finetune-lora',
    recompute,
    storedWeightBytes: (operator) =>
      storedWeightBytes(
        operator.weightCount,
        sparsityOf(operator),
        sparsityPattern,
        VALUE_BYTES,
        question.sparsityValues,
      ),
    gradientBytes: (operator) => operator.weightCount * (1 - sparsityOf(operator)) * VALUE_BYTES,
    workPerFlopRatio: (operator) => {
      const { innerSize, outputSize } = operator;
      const sizeRatio =
        (innerSize / (innerSize + halfEfficiencySize)) *
        (outputSize / (outputSize + halfEfficiencySize));
      const sparsityRatio = sparsityOf(operator);
      const sparseRatio =
        (1 - sparsityRatio) /
        sparseEfficiencyRatio(
          sparsityPattern,
          sparsityRatio,
          outputSize,
          innerSize,
          // Units are shared out by work: a stage has the share of its weight in the layer.
          Math.ceil((units * operator.weightCount) / layerWeightCount),
          gatherThroughputRatio,
        );
      return Math.min(1, sparseRatio) / (matrixEfficiencyRatio * sizeRatio);
    },
  };
}
