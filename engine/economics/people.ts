import type { OutcomeInputs } from '../outcome-inputs';
import type { TrainingWork } from '../training-work';
import { SECONDS_PER_MONTH } from '../units';

/** Cost of person-months of fully loaded staff. */
export function personMonthsUsd(inputs: OutcomeInputs, personMonths: number): number {
  return personMonths * inputs.workHoursPerMonth * inputs.staffUsdPerHour;
}

/**
 * Person-months to prepare and watch a run: preparation + operators x months, the operators of a
 * small cluster growing as (nodes / its nodes)^scale beyond its size.
 */
export function operationPersonMonths(
  work: Pick<TrainingWork, 'nodeCount'>,
  inputs: OutcomeInputs,
  occupiedSeconds: number,
): number {
  const smallClusters = Math.max(1, work.nodeCount / inputs.operatorNodeCount);
  const operators = inputs.operatorCount * smallClusters ** inputs.operatorScaleRatio;
  return inputs.preparationPersonMonths + (operators * occupiedSeconds) / SECONDS_PER_MONTH;
}
