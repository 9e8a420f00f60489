import type { Values } from '../catalog/fact';
import type { Hardware } from '../catalog/hardware-schema';
import { elementsPerToken, type Operator } from '../workload/operator';
import { layerOperators } from '../workload/operators';
import { indexBytesPerKeptWeight } from '../workload/sparsity';
import { operatorCut } from './dataflow/cut-sections';
import { onFusion } from './dataflow/fusion-rates';
import { sectionMachine, stageSettings, VALUE_BYTES } from './dataflow/machine-settings';
import { sectionSeconds } from './dataflow/section';
import { sectionPlan, sectionsSeconds } from './dataflow/section-plan';
import { stageLists } from './dataflow/stage-lists';
import { gemmSeconds } from './gpu/gemm';
import { gpuSetting } from './gpu/gpu-setting';
import { sparseLinearTimeRatio } from './gpu/sparse-linear';
import { offChipBytesPerSecond } from './roofline';
import type { StepQuestion } from './step';

/** Work of one matrix product, or of a layer as the fused plan runs it, under a machine's roof. */
export interface RooflineOperator {
  /** Of the operator; `layer` for all of them in the sections of the most fused plan. */
  id: string;
  isSparse: boolean;
  intensityFlopsPerByte: number;
  /** min(peak, intensity x off-chip rate). */
  roofFlopsPerSecond: number;
  /** FLOPs of the kept weights over the time that the executor gives. */
  reachedFlopsPerSecond: number;
}

const LAYOUT = { tensorParallel: 1, sequenceParallel: false, recompute: 'none' } as const;

/**
 * The matrix products of one layer, forward, one by one: dense, and where they have weights at
 * `sparsityRatio`, whose FLOPs are those of the kept weights. On a dataflow machine also the layer
 * as the most fused plan runs it. Element-wise operators have no FLOPs here. On a GPU valid for
 * sizes that are multiples of 64 and one expert.
 * @source sn40l-2024, operational intensity of fused sections
 */
export function rooflineOperators(
  question: StepQuestion,
  sparsityRatio: number,
  tokenCount: number,
): RooflineOperator[] {
  const levels = sparsityRatio > 0 ? [0, sparsityRatio] : [0];
  return question.hardware.kind === 'gpu'
    ? levels.flatMap((ratio) => gpuOperators(question, ratio, tokenCount))
    : levels.flatMap((ratio) => dataflowOperators(question, ratio, tokenCount));
}

function point(
  hardware: Values<Hardware>,
  id: string,
  isSparse: boolean,
  work: { flops: number; bytes: number; seconds: number },
): RooflineOperator {
  const intensityFlopsPerByte = work.flops / work.bytes;
  return {
    id,
    isSparse,
    intensityFlopsPerByte,
    roofFlopsPerSecond: Math.min(
      hardware.peakFlopsPerSecond.bf16,
      intensityFlopsPerByte * offChipBytesPerSecond(hardware),
    ),
    reachedFlopsPerSecond: work.flops / work.seconds,
  };
}

/** FLOPs and off-chip bytes of one operator by itself: inputs and outputs once, kept weights once. */
function loneWork(
  operator: Operator,
  question: StepQuestion,
  sparsityRatio: number,
  tokenCount: number,
): { flops: number; bytes: number } {
  const isSparse = operator.canBeSparse && sparsityRatio > 0;
  const keptRatio = isSparse ? 1 - sparsityRatio : 1;
  const indexBytes = isSparse
    ? indexBytesPerKeptWeight(question.sparsityPattern, question.sparsityValues)
    : 0;
  return {
    flops: operator.forwardFlopsPerToken * keptRatio * tokenCount,
    bytes:
      VALUE_BYTES * tokenCount * elementsPerToken(operator) +
      operator.weightCount * keptRatio * (VALUE_BYTES + indexBytes),
  };
}

/** Whether an operator is drawn at a level: products without weights are the same at every level. */
const isDrawn = (operator: Operator, sparsityRatio: number) =>
  operator.forwardFlopsPerToken > 0 && (sparsityRatio === 0 || operator.canBeSparse);

function gpuOperators(
  question: StepQuestion,
  sparsityRatio: number,
  tokenCount: number,
): RooflineOperator[] {
  const { model, hardware } = question;
  const { rates } = gpuSetting(question).microBatch;
  const secondsOf = (operator: Operator) => {
    const { innerSize, outputSize } = operator;
    if (operator.group === 'attentionCore') {
      const batch = (tokenCount / model.sequenceLength) * model.attentionHeads;
      const { wideFlopsPerSecond: speed } = rates;
      const rows = model.sequenceLength;
      return gemmSeconds(rates, speed, VALUE_BYTES, batch, rows, outputSize, innerSize);
    }
    const { linearFlopsPerSecond: speed, linearBytesPerElement } = rates;
    return (
      gemmSeconds(rates, speed, linearBytesPerElement, 1, tokenCount, outputSize, innerSize) *
      sparseLinearTimeRatio(question, sparsityRatio, outputSize, innerSize)
    );
  };
  return layerOperators(model)
    .filter((operator) => isDrawn(operator, sparsityRatio))
    .map((operator) =>
      point(hardware, operator.id, sparsityRatio > 0, {
        ...loneWork(operator, question, sparsityRatio, tokenCount),
        seconds: secondsOf(operator),
      }),
    );
}

function dataflowOperators(
  question: StepQuestion,
  sparsityRatio: number,
  tokenCount: number,
): RooflineOperator[] {
  const { hardware } = question;
  const asked = onFusion(question, 'decoder', sparsityRatio);
  const machine = sectionMachine(asked);
  const operators = layerOperators(asked.model);
  const isSparse = sparsityRatio > 0;
  const lone = operatorCut(
    stageLists(operators, stageSettings(asked, 1, false, 'nothing')).forward,
    machine,
  );
  const works = operators.map((operator) => loneWork(operator, asked, sparsityRatio, tokenCount));
  const alone = operators.flatMap((operator, index) => {
    const section = lone[index];
    const work = works[index];
    if (section === undefined || work === undefined || !isDrawn(operator, sparsityRatio)) return [];
    const { total: seconds } = sectionSeconds(section, tokenCount, 1, machine);
    return [point(hardware, operator.id, isSparse, { ...work, seconds })];
  });
  const fused = sectionPlan(asked, LAYOUT, tokenCount).layerForward;
  const layer = point(hardware, 'layer', isSparse, {
    flops: works.reduce((sum, { flops }) => sum + flops, 0),
    bytes: fused.reduce(
      (sum, section) => sum + section.streamBytesPerToken * tokenCount + section.weightBytes,
      0,
    ),
    seconds: sectionsSeconds(fused, tokenCount, 1, machine),
  });
  return [...alone, layer];
}
