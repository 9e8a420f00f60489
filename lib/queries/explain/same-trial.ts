import type { TrialPlan } from './trial';

/** Whether two trials ask the same. */
export function isSameTrial(a: TrialPlan, b: TrialPlan): boolean {
  return (
    a.sparsityRatio === b.sparsityRatio &&
    a.sparseShareRatio === b.sparseShareRatio &&
    a.fusion === b.fusion &&
    a.offChipBytesPerSecond === b.offChipBytesPerSecond
  );
}
