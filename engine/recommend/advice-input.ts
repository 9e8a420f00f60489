import { trainingsByYear } from '../economics/programme';
import type { OptionResult } from '../result';
import type { PilotStudy } from './pilot';
import type { Trained } from './pilot-pair';
import { type AdviceInput, usableTrainingsCount } from './roadmap-advice';
import type { RoadmapStage } from './roadmap-result';

/** What comes once with an option, before its first training and after its last. */
function onceUsdOf({ costUsdByCategory: cost }: OptionResult): number {
  return cost.porting + cost.sparseTuning + cost.exit;
}

const recurringUsdOf = (found: OptionResult) => found.costUsd.p50 - onceUsdOf(found);

/** What decides whether to pilot: the costs of stages, candidate and safe counterpart over the programme. */
export function adviceInput(study: PilotStudy, stages: readonly RoadmapStage[]): AdviceInput {
  const { scenario, assumptions, pair, plan, runs } = study;
  const { candidate, fallback } = pair;
  const pilotUsd = stages[0]?.costUsd.p50 ?? 0;
  const portedUsd = (hardware: readonly string[]) =>
    fallback !== null && hardware.includes(fallback.asked.hardware)
      ? fallback.found.costUsdByCategory.porting
      : 0;
  const way = ({ asked, found }: Trained) => ({
    optionId: asked.id,
    meetsGoals: found.reason === null,
  });
  return {
    parts: {
      candidateFirstUsd: candidate.found.costUsd.p50,
      candidateRecurringUsd: recurringUsdOf(candidate.found),
      safeOnceUsd: fallback === null ? 0 : onceUsdOf(fallback.found),
      safeRecurringUsd: fallback === null ? 0 : recurringUsdOf(fallback.found),
      safePaidByPilotUsd: portedUsd(runs.map(({ asked }) => asked.hardware)),
      safePaidByCandidateUsd: portedUsd([candidate.asked.hardware]),
      usableTrainingsCount: usableTrainingsCount(plan.question),
    },
    pilotUsd,
    laterUsd: (stages.at(-1)?.cumulativeUsd.p50 ?? 0) - pilotUsd,
    goProbability: plan.goProbability,
    stopProbability: plan.stopProbability,
    trainingsCount: trainingsByYear(scenario.programme).reduce((sum, count) => sum + count, 0),
    leastSavingRatio: assumptions.pilot.leastSavingRatio,
    candidate: way(candidate),
    safe: fallback === null ? null : way(fallback),
  };
}
