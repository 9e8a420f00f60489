import type { SparsityPhase } from '../scenario';
import { nodeCountOf, type TrainingWork } from '../training-work';
import { isDensePhase } from '../workload/sparsity';
import { parameterCount, totalTokenFlops, trainingFlopsPerToken } from '../workload/transformer';
import type { OptionPlan, OptionSetting, PhaseStep } from './option-plan';

type SparseLevels = Pick<SparsityPhase, 'attentionSparsityRatio' | 'feedForwardSparsityRatio'>;
const DENSE: SparseLevels = { attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 };

function phaseFlopsPerToken({ model, mode }: OptionSetting, levels: SparseLevels): number {
  const { attentionSparsityRatio, feedForwardSparsityRatio } = levels;
  return totalTokenFlops(
    trainingFlopsPerToken(
      model,
      attentionSparsityRatio,
      feedForwardSparsityRatio,
      mode === 'finetune-lora',
    ),
  );
}

/**
 * Arithmetic over dense peak while a phase runs. On a GPU a masked weight runs through dense
 * kernels, so the chip works, and draws power, as for the dense model at most.
 */
function executedUtilisationRatio(setting: OptionSetting, { phase, step }: PhaseStep): number {
  if (setting.hardware.kind === 'rdu') return step.modelFlopsUtilisation;
  const kept = phaseFlopsPerToken(setting, phase) / phaseFlopsPerToken(setting, DENSE);
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
