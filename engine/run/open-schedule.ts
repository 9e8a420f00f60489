import { valuesOf } from '../catalog/fact';
import type { Catalog } from '../catalog/schema';
import type { ModelShape, Option } from '../scenario';
import { boundedSchedules, type Phases } from '../workload/bounded-schedules';

/** What the schedule of an option is chosen from. */
export interface OpenSchedule {
  /** All keep the loss bound; dense throughout is the first. */
  schedules: readonly Phases[];
  /** Likely true time of a sparse step over the modelled one. */
  sparseStepTimeRatio: number;
}

/** The schedules an open option may take, with the quality facts of the question. */
export function openSchedule(
  { sparsity: { pattern }, hardware }: Option,
  model: ModelShape,
  trainingTokens: number,
  catalog: Catalog,
  lossGapLimit: number | undefined,
): OpenSchedule | null {
  if (pattern === 'dense') return null;
  if (lossGapLimit === undefined)
    throw new RangeError('an open schedule is chosen for a bound of the loss gap');
  const { planning, quality, modelError } = catalog.assumptions;
  const levels = planning.scheduleLevels;
  const facts =
    pattern === '2:4'
      ? [levels.twoFourSparsityRatio]
      : [levels.lightSparsityRatio, levels.middleSparsityRatio, levels.deepSparsityRatio];
  const kind = catalog.hardware[hardware]?.kind ?? 'gpu';
  return {
    schedules: boundedSchedules({
      model,
      trainingTokens,
      pattern,
      sparsityRatios: facts.map(({ value }) => value).filter((ratio) => ratio > 0 && ratio < 1),
      lossGapLimit,
      quality: valuesOf(quality),
    }),
    sparseStepTimeRatio: modelError[`${kind}SparseStepTimeRatio`].value,
  };
}
