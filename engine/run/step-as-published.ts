import type { StepResult } from '../result';

/**
 * The step that published training software makes of the best plan: stepSeconds x
 * openLayoutStepTimeRatio. What it takes longer is a part of its own, `beyondBestPlan`. Valid for a
 * layout that a search chose; a stated layout takes its own time.
 * @source hakari-calibration, software never seen against the best plan of a search
 */
export function stepAsPublished(step: StepResult, openLayoutStepTimeRatio: number): StepResult {
  const beyondBestPlan = (openLayoutStepTimeRatio - 1) * step.stepSeconds;
  return {
    ...step,
    stepSeconds: step.stepSeconds + beyondBestPlan,
    tokensPerSecond: step.tokensPerSecond / openLayoutStepTimeRatio,
    modelFlopsUtilisation: step.modelFlopsUtilisation / openLayoutStepTimeRatio,
    breakdownSeconds: { ...step.breakdownSeconds, beyondBestPlan },
  };
}
