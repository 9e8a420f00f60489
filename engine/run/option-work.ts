import type { ModelShape, SparsityPhase } from '../scenario';
import { nodeCountOf, type TrainingWork } from '../training-work';
import { isDensePhase } from '../workload/sparsity';
import { parameterCount, totalTokenFlops, trainingFlopsPerToken } from '../workload/transformer';
import type { OptionPlan, OptionSetting, PhaseStep } from './option-plan';

/** Dense 16-bit matrix peak of one chip, or its fp8 peak where the run asks for it and the chip has it. */
function peakFlopsPerSecond({ hardware, precision }: OptionSetting): number {
  if (hardware.kind === 'rdu') return hardware.peakFlopsPerSecond.bf16;
  const { fp8, fp16, bf16 } = hardware.peakFlopsPerSecond;
  if (precision === 'fp8') return fp8 ?? bf16;
  return precision === 'fp16' ? fp16 : bf16;
}

/** Share of LoRA's parameters that carries gradients is not known here: a run's forward is a third of its FLOPs. */
const LEAST_FLOP_SHARE = 1 / 3;

function meanFlopsPerToken(model: ModelShape, phases: readonly SparsityPhase[]): number {
  return phases.reduce(
    (total, { tokenShareRatio, attentionSparsityRatio, feedForwardSparsityRatio }) =>
      total +
      tokenShareRatio *
        totalTokenFlops(
          trainingFlopsPerToken(model, attentionSparsityRatio, feedForwardSparsityRatio),
        ),
    0,
  );
}

/**
 * A time no plan of this many chips can beat: the sparse FLOPs of all phases (of the schedule with
 * the fewest, where it is open) at the chips' peak, counted as a forward pass only so that it holds
 * for every mode.
 */
export function leastTrainingSeconds(
  setting: OptionSetting,
  trainingTokens: number,
  chipCount: number,
): number {
  const structuredGain = setting.option.sparsity.pattern === '2:4' ? 2 : 1;
  const schedules = setting.openSchedule?.schedules ?? [setting.phases];
  const flopsPerToken = Math.min(
    ...schedules.map((phases) => meanFlopsPerToken(setting.model, phases)),
  );
  const share = setting.mode === 'finetune-lora' ? LEAST_FLOP_SHARE : 1;
  return (
    (share * flopsPerToken * trainingTokens) /
    (structuredGain * peakFlopsPerSecond(setting) * chipCount)
  );
}

/**
 * Arithmetic over dense peak while a phase runs. On a GPU a masked weight runs through dense
 * kernels, so the chip works, and draws power, as for the dense model at most.
 */
function executedUtilisationRatio(setting: OptionSetting, { phase, step }: PhaseStep): number {
  if (setting.hardware.kind === 'rdu') return step.modelFlopsUtilisation;
  const flops = (attentionSparsityRatio: number, feedForwardSparsityRatio: number) =>
    totalTokenFlops(
      trainingFlopsPerToken(setting.model, attentionSparsityRatio, feedForwardSparsityRatio),
    );
  const kept = flops(phase.attentionSparsityRatio, phase.feedForwardSparsityRatio) / flops(0, 0);
  return Math.min(1, step.modelFlopsUtilisation / kept);
}

/** Steps and step times of a plan, sparse and dense phases apart; several sparse phases as their mean. */
export function trainingWork(
  setting: OptionSetting,
  plan: OptionPlan,
  trainingTokens: number,
): TrainingWork {
  const batchTokens = setting.globalBatchSequences * setting.model.sequenceLength;
  const timed = plan.phases.map((phaseStep) => {
    const stepCount = (phaseStep.phase.tokenShareRatio * trainingTokens) / batchTokens;
    return {
      isSparse: !isDensePhase(phaseStep.phase),
      stepCount,
      seconds: stepCount * phaseStep.step.stepSeconds,
      utilisationRatio: executedUtilisationRatio(setting, phaseStep),
    };
  });
  const sumOf = (isSparse: boolean, of: (t: (typeof timed)[number]) => number) =>
    timed.filter((t) => t.isSparse === isSparse).reduce((sum, t) => sum + of(t), 0);
  const meanStepSeconds = (isSparse: boolean) => {
    const stepCount = sumOf(isSparse, (t) => t.stepCount);
    return stepCount === 0 ? 0 : sumOf(isSparse, (t) => t.seconds) / stepCount;
  };
  const totalSeconds = timed.reduce((sum, t) => sum + t.seconds, 0);
  const parameters = parameterCount(setting.model);
  const { chipsPerNode } = plan.hardware;
  return {
    hardwareId: plan.hardware.id,
    chipCount: plan.chipCount,
    chipsPerNode,
    nodeCount: nodeCountOf(plan.chipCount, chipsPerNode),
    parameterCount: parameters,
    trainableParameterCount: parameters * trainableRatio(setting),
    trainingTokens,
    sparseStepCount: sumOf(true, (t) => t.stepCount),
    sparseStepSeconds: meanStepSeconds(true),
    denseStepCount: sumOf(false, (t) => t.stepCount),
    denseStepSeconds: meanStepSeconds(false),
    flopsUtilisationRatio:
      timed.reduce((sum, t) => sum + t.utilisationRatio * t.seconds, 0) / totalSeconds,
  };
}

function trainableRatio({ mode, stack }: OptionSetting): number {
  return mode === 'finetune-lora' && stack.kind === 'gpu' ? stack.adapterParameterRatio : 1;
}
