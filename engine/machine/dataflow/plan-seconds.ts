import { type Section, type SectionMachine, sectionSeconds } from './section';
import type { SectionPlan } from './section-plan';
import type { StagePart } from './stage';

/** Seconds of one pass by cause; `compute`, `attention`, `elementwise` and `head` split the pipelines' time. */
export interface PassSeconds extends Record<StagePart, number> {
  offChip: number;
  interChip: number;
  switch: number;
  total: number;
}

/** Seconds of one pass through all sections of a list, by cause. */
export function passSeconds(
  sections: readonly Section[],
  tokenCount: number,
  gradientPassRatio: number,
  machine: SectionMachine,
): PassSeconds {
  const sum: PassSeconds = {
    compute: 0,
    attention: 0,
    elementwise: 0,
    head: 0,
    offChip: 0,
    interChip: 0,
    switch: 0,
    total: 0,
  };
  for (const of of sections) {
    const seconds = sectionSeconds(of, tokenCount, gradientPassRatio, machine);
    for (const part of ['compute', 'attention', 'elementwise', 'head'] as const)
      sum[part] += seconds.compute * of.workShareRatios[part];
    sum.offChip += seconds.offChip;
    sum.interChip += seconds.interChip;
    sum.switch += seconds.switch;
    sum.total += seconds.total;
  }
  return sum;
}

/** One layer and the ends, for the first pass of a step (gradients written) and for the others (read and written). */
export interface PlanSeconds {
  /** False where no cut fits the chip: then no time is true. */
  fits: boolean;
  firstLayer: PassSeconds;
  laterLayer: PassSeconds;
  firstEnds: PassSeconds;
  laterEnds: PassSeconds;
  layerForwardSeconds: number;
}

/** Times a plan for passes of `tokenCount` tokens. */
export function planSeconds(
  plan: SectionPlan,
  tokenCount: number,
  machine: SectionMachine,
): PlanSeconds {
  const layer = [...plan.layerForward, ...plan.layerBackward];
  return {
    fits: plan.misfit === null,
    firstLayer: passSeconds(layer, tokenCount, 1, machine),
    laterLayer: passSeconds(layer, tokenCount, 2, machine),
    firstEnds: passSeconds(plan.ends, tokenCount, 1, machine),
    laterEnds: passSeconds(plan.ends, tokenCount, 2, machine),
    layerForwardSeconds: passSeconds(plan.layerForward, tokenCount, 1, machine).total,
  };
}
