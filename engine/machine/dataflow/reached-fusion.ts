import type { Fusion } from '../../catalog/rdu-stack-schema';
import type { Run } from '../../scenario';
import { layerOperators } from '../../workload/operators';
import type { StepQuestion } from '../step';
import { dataflowParts, sectionMachine, stageSettings } from './machine-settings';
import { type Section, section } from './section';
import { sectionPlan } from './section-plan';
import type { Stage } from './stage';
import { stageLists } from './stage-lists';

/** How far the fastest plan of a run really fuses, and what a whole decoder would need of one chip. */
export interface ReachedFusion {
  fusion: Fusion;
  /** Weights twice, weight gradients, tile buffers and resident keys and values, larger direction. */
  wholeDecoderBytes: number;
  onChipBytes: number;
  /** Both directions fit with their weights twice. */
  wholeDecoderFits: boolean;
}

const bytesDoubleBuffered = (of: Section) =>
  of.onChipBytesNeeded + (of.isDoubleBuffered ? 0 : of.weightBytes);

/**
 * The rung of fusion that the fastest section plan of a run uses: the one that the stack asks for,
 * or one before it where the whole decoder does not fit or is not faster.
 */
export function reachedFusion(question: StepQuestion, run: Run): ReachedFusion {
  const { stack } = dataflowParts(question);
  const machine = sectionMachine(question);
  const tokenCount =
    ((run.microBatchSequences ?? 1) * question.model.sequenceLength) / run.contextParallel;
  const plan = sectionPlan(question, run, tokenCount);
  const settings = stageSettings(question, run.tensorParallel, run.sequenceParallel, 'scores');
  const lists = stageLists(layerOperators(question.model), settings);
  const whole = (stages: readonly Stage[]) => section(stages, 0, stages.length, machine);
  const directions = [whole(lists.forward), whole(lists.backward)];
  const isWhole = plan.layerForward.length === 1 && plan.layerBackward.length === 1;
  const fused: Fusion = plan.recompute === 'scores' ? 'attention' : 'section';
  return {
    fusion: stack.fusion === 'operator' ? 'operator' : isWhole ? 'decoder' : fused,
    wholeDecoderBytes: Math.max(...directions.map(bytesDoubleBuffered)),
    onChipBytes: machine.onChipBytes,
    wholeDecoderFits: directions.every(({ fits, isDoubleBuffered }) => fits && isDoubleBuffered),
  };
}
