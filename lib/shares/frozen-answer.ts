import type { FrozenAnswer } from '@/db/tables';

/** A frozen answer with the parts that later engines split off, at none: its totals do not move. */
export function withLaterParts(frozen: FrozenAnswer): FrozenAnswer {
  const options = frozen.result.options.map((option) => ({
    ...option,
    stepBreakdownSeconds: { beyondBestPlan: 0, ...option.stepBreakdownSeconds },
    trainingSecondsByPart: { ...{ setbacks: 0 }, ...option.trainingSecondsByPart },
  }));
  return { ...frozen, result: { ...frozen.result, options } };
}
