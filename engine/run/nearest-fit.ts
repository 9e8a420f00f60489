import type { ErrorDetails } from '../errors';
import { type OptionPlan, type OptionSetting, planOn } from './option-plan';

/** How many times the chips are doubled in search of a plan that fits. */
const DOUBLINGS = 12;

const worst = (plan: OptionPlan) =>
  plan.phases.reduce((a, b) => (b.step.memoryBytesPerChip > a.step.memoryBytesPerChip ? b : a));

/**
 * Details of a plan that does not fit: what its worst stage needs, what a chip has, and the nearest
 * plan that fits, found by running: the same chips laid out anew, else more chips.
 */
export function nearestFit(setting: OptionSetting, plan: OptionPlan): ErrorDetails {
  const { step } = worst(plan);
  const needs: ErrorDetails = {
    neededBytesPerChip: step.memoryBytesPerChip,
    availableBytesPerChip: step.memoryBytesAvailablePerChip,
    chipCount: plan.chipCount,
  };
  const open: OptionSetting = { ...setting, option: { ...setting.option, layout: null } };
  for (let doubling = 0; doubling <= DOUBLINGS; doubling++) {
    const nearest = planOn(open, plan.chipCount * 2 ** doubling);
    if (nearest === null || !nearest.fits) continue;
    const { layout } = nearest;
    return {
      ...needs,
      nearestChipCount: nearest.chipCount,
      nearestBytesPerChip: worst(nearest).step.memoryBytesPerChip,
      nearestTensorParallel: layout.tensorParallel,
      nearestPipelineParallel: layout.pipelineParallel,
      nearestDataParallel: layout.dataParallel,
      nearestSharding: layout.sharding,
      nearestRecompute: layout.recompute,
      nearestMicroBatchSequences: layout.microBatchSequences,
    };
  }
  return { ...needs, nearestChipCount: null };
}
