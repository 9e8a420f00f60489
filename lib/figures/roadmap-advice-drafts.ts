import type { PlannedRoadmap } from '@/engine/recommend/roadmap-result';
import {
  constant,
  difference,
  type Expression,
  maximum,
  product,
  quotient,
  sum,
} from './expression';
import type { Draft } from './option-context';
import { found, planned } from './roadmap-leaves';

/** What the ways cost on average over the programme, the chance that they hang on, and what stages add. */
export function adviceDrafts(roadmap: PlannedRoadmap): Draft[] {
  const { advice, stages, pilot } = roadmap;
  const { parts, trainingsCount } = advice;
  const full = stages.at(-1);
  if (full === undefined) return [];
  const one = constant('one', 1, '1');
  const usd = (name: keyof typeof parts) => found(name, parts[name], 'USD');
  const trainings = found('trainingsCount', trainingsCount, '1');
  const holds = planned('advice.holdProbability');
  const fails = difference(one, holds);
  const repeated = product(difference(trainings, one), usd('candidateRecurringUsd'));
  const hasSafe = advice.ways.some(({ id }) => id === 'safeDirectly');
  /** The safe counterpart's trainings, what is paid already left out. */
  const safe = (
    paid: 'safePaidByPilotUsd' | 'safePaidByCandidateUsd' | null,
    count: Expression,
  ): Expression => {
    const once =
      paid === null || parts[paid] === 0
        ? usd('safeOnceUsd')
        : difference(usd('safeOnceUsd'), usd(paid));
    return sum(once, product(count, usd('safeRecurringUsd')));
  };
  const otherwise = (after: Expression) => (hasSafe ? [product(fails, after)] : []);
  const isUsable = parts.usableTrainingsCount > 0;
  const afterFailure = isUsable
    ? difference(trainings, found('usableTrainingsCount', parts.usableTrainingsCount, '1'))
    : trainings;
  const isDone = trainingsCount - parts.usableTrainingsCount <= 0;
  const formulas: Record<string, Expression> = {
    pilotFirst: sum(
      planned('pilot.costUsd'),
      product(
        holds,
        sum(difference(planned(`${full.id}.cumulativeUsd`), planned('pilot.costUsd')), repeated),
      ),
      ...otherwise(safe('safePaidByPilotUsd', trainings)),
    ),
    safeDirectly: safe(null, trainings),
    candidateDirectly: sum(
      usd('candidateFirstUsd'),
      product(holds, repeated),
      ...(isDone ? [] : otherwise(safe('safePaidByCandidateUsd', afterFailure))),
    ),
  };
  const go = planned('pilot.goProbability');
  return [
    {
      place: 'advice.holdProbability',
      labelKey: 'holdProbability',
      kind: 'ratio',
      value: advice.holdProbability,
      formula:
        pilot.goProbability + pilot.stopProbability > 0
          ? quotient(go, sum(go, planned('pilot.stopProbability')))
          : found('holdProbability', advice.holdProbability, '1'),
    },
    ...advice.ways.map(
      ({ id, expectedUsd }): Draft => ({
        place: `advice.${id}`,
        labelKey: id,
        kind: 'usd',
        value: expectedUsd,
        formula: formulas[id] ?? found(id, expectedUsd, 'USD'),
      }),
    ),
    {
      place: 'advice.extraUsd',
      labelKey: 'extraUsd',
      kind: 'usd',
      value: roadmap.extraUsd,
      formula: maximum(
        constant('nothing', 0, 'USD'),
        difference(planned(`${full.id}.cumulativeUsd`), usd('candidateFirstUsd')),
      ),
    },
  ];
}
