import { STEP_PARTS, type StepBreakdownSeconds, type StepResult } from '../../result';
import type { Run } from '../../scenario';
import { totalTokenFlops, trainingFlopsPerToken } from '../../workload/transformer';
import { memoryBytes } from '../memory';
import { fastestMicroBatch } from '../micro-batch';
import type { Stepper, StepQuestion } from '../step';
import { fillStepSeconds } from './fill-step-seconds';
import { gpuSetting } from './gpu-setting';
import { rankCuts } from './rank-cut';

/**
 * Times training steps of one question on a GPU, kernel by kernel. What no layout changes is worked
 * out once; micro-batches are timed once per rank cut, so a run seen before costs a few sums.
 * @source narayanan-2021, sections 2 and 3
 */
export function gpuStepper(question: StepQuestion): Stepper {
  const setting = gpuSetting(question);
  const { gpu, model } = setting;
  const cutOf = rankCuts(setting);
  const parts = Object.fromEntries(
    STEP_PARTS.map((part) => [part, 0]),
  ) as unknown as StepBreakdownSeconds;
  const flopsPerToken = totalTokenFlops(
    trainingFlopsPerToken(
      model,
      question.attentionSparsityRatio,
      question.feedForwardSparsityRatio,
      question.mode === 'finetune-lora',
    ),
  );
  const peakFlopsPerSecond =
    gpu.peakFlopsPerSecond[question.precision] ?? gpu.peakFlopsPerSecond.bf16;
  const available = gpu.memoryBytes;

  const timed = (run: Run, sequences: number): number =>
    fillStepSeconds(setting, cutOf(run), run, sequences, parts);

  const held = (run: Run, sequences: number): number => {
    const cut = cutOf(run);
    const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
    const microBatch = Math.min(sequences, perReplica);
    return memoryBytes(setting.memory, cut.geometry, cut.weights, run, microBatch);
  };

  const microBatchOf = (run: Run): number =>
    run.microBatchSequences ?? fastestMicroBatch(run, timed, held, available);

  return {
    stepSeconds: (run) => timed(run, microBatchOf(run)),
    memoryBytesPerChip: (run) => held(run, microBatchOf(run)),
    step(run): StepResult {
      const sequences = microBatchOf(run);
      const stepSeconds = timed(run, sequences);
      const memoryBytesPerChip = held(run, sequences);
      const tokensPerSecond = (run.globalBatchSequences * model.sequenceLength) / stepSeconds;
      return {
        stepSeconds,
        tokensPerSecond,
        modelFlopsUtilisation:
          (tokensPerSecond * flopsPerToken) / (question.chipCount * peakFlopsPerSecond),
        memoryBytesPerChip,
        memoryBytesAvailablePerChip: available,
        fits: memoryBytesPerChip <= available,
        breakdownSeconds: { ...parts },
        run: { ...run, microBatchSequences: sequences },
        warnings: warningsOf(question, run),
      };
    },
  };
}

function warningsOf(question: StepQuestion, run: Run): StepResult['warnings'] {
  const { hardware, chipsPerNode } = question;
  const warnings: StepResult['warnings'] = [];
  if (run.tensorParallel > chipsPerNode)
    warnings.push({
      code: 'tensorParallelBeyondNode',
      details: { tensorParallel: run.tensorParallel, chipsPerNode },
    });
  const hasNoFp8 = hardware.kind === 'gpu' && hardware.peakFlopsPerSecond.fp8 === null;
  if (question.precision === 'fp8' && hasNoFp8)
    warnings.push({ code: 'precisionFallsBack', details: { precision: 'fp8', used: 'bf16' } });
  return warnings;
}
