import type { PilotQuestion, RoadmapAdvice, RoadmapParts, RoadmapWay } from './roadmap-result';

/** Differences below this share are rounding. */
const ROUNDING_RATIO = 1e-9;

/** What decides whether to pilot. */
export interface AdviceInput {
  parts: RoadmapParts;
  /** The pilot alone, and what its stages cost after it. */
  pilotUsd: number;
  laterUsd: number;
  goProbability: number;
  stopProbability: number;
  trainingsCount: number;
  /** What a pilot must save over training directly, as a share of one training of the dearer option. */
  leastSavingRatio: number;
  candidate: { optionId: string; meetsGoals: boolean };
  /** Trained instead where the candidate does not hold; null where nothing else was asked for. */
  safe: { optionId: string; meetsGoals: boolean } | null;
}

/** A failed candidate leaves its first training usable where only speed is in question. */
export function usableTrainingsCount(question: PilotQuestion): number {
  return question === 'sparsity' ? 0 : 1;
}

/** Chance that the candidate holds: what lies between the limits is decided as the rest is. */
export function holdProbability(goProbability: number, stopProbability: number): number {
  const decided = goProbability + stopProbability;
  return decided > 0 ? goProbability / decided : 1 / 2;
}

/** Once + trainings x recurring of the safe counterpart, less what is paid already; nothing for no training. */
function safeUsd(parts: RoadmapParts, trainingsCount: number, paidUsd: number): number {
  if (trainingsCount <= 0) return 0;
  return parts.safeOnceUsd - paidUsd + trainingsCount * parts.safeRecurringUsd;
}

/**
 * The ways with their expected costs over n trainings, h = `holdProbability`:
 * pilotFirst = pilot + h (later stages + (n - 1) candidate) + (1 - h) safe(n);
 * safeDirectly = safe(n); candidateDirectly = first + h (n - 1) candidate + (1 - h) safe(n - usable).
 * Not discounted. The pilot tells the truth, and the middle gate lets through what passed it.
 */
export function roadmapWays(input: AdviceInput, trainingsCount: number): RoadmapWay[] {
  const { parts, pilotUsd, laterUsd, candidate, safe } = input;
  const holds = holdProbability(input.goProbability, input.stopProbability);
  const fails = 1 - holds;
  const repeatedUsd = (trainingsCount - 1) * parts.candidateRecurringUsd;
  const afterFailureCount = trainingsCount - parts.usableTrainingsCount;
  const ways: RoadmapWay[] = [
    {
      id: 'pilotFirst',
      ...candidate,
      expectedUsd:
        pilotUsd +
        holds * (laterUsd + repeatedUsd) +
        fails * safeUsd(parts, trainingsCount, parts.safePaidByPilotUsd),
    },
  ];
  if (safe !== null)
    ways.push({ id: 'safeDirectly', ...safe, expectedUsd: safeUsd(parts, trainingsCount, 0) });
  ways.push({
    id: 'candidateDirectly',
    ...candidate,
    expectedUsd:
      parts.candidateFirstUsd +
      holds * repeatedUsd +
      fails * safeUsd(parts, afterFailureCount, parts.safePaidByCandidateUsd),
  });
  return ways;
}

/** Ways that meet the goals; all of them where none does. */
function consideredWays(ways: readonly RoadmapWay[]): readonly RoadmapWay[] {
  const meeting = ways.filter(({ meetsGoals }) => meetsGoals);
  return meeting.length > 0 ? meeting : ways;
}

/** leastSavingRatio x one training of the dearer option, and never within rounding. */
function leastSavingUsd({ leastSavingRatio, parts }: AdviceInput): number {
  const trainingUsd = Math.max(parts.candidateRecurringUsd, parts.safeRecurringUsd);
  return Math.max(leastSavingRatio, ROUNDING_RATIO) * trainingUsd;
}

/**
 * The way of least expected cost. A pilot must be cheaper by `leastSavingUsd` than every way without
 * one: what it saves below that is not told from nothing.
 */
function leastOf(ways: readonly RoadmapWay[], savingUsd: number): RoadmapWay {
  const barUsd = ({ id, expectedUsd }: RoadmapWay) =>
    id === 'pilotFirst' ? expectedUsd + savingUsd : expectedUsd;
  const [first, ...others] = consideredWays(ways).toReversed();
  if (first === undefined) throw new RangeError('there is a way');
  return others.reduce((best, way) => (barUsd(way) < barUsd(best) ? way : best), first);
}

/**
 * Trainings from which the pilot comes first: its expected cost over that of the safe counterpart changes
 * by the same amount with every training, so one training and two say where the lines cross. None where
 * more trainings favour the counterpart.
 */
function paysFromTrainings(input: AdviceInput): number | null {
  const savingUsd = leastSavingUsd(input);
  const leadUsd = (trainingsCount: number) => {
    const [pilot, rival] = consideredWays(roadmapWays(input, trainingsCount));
    return pilot?.id === 'pilotFirst' && rival
      ? pilot.expectedUsd + savingUsd - rival.expectedUsd
      : 0;
  };
  const first = leadUsd(1);
  const step = leadUsd(2) - first;
  const isLevel = Math.abs(step) <= ROUNDING_RATIO * Math.abs(first);
  if (isLevel ? first >= 0 : step > 0) return null;
  const trainingsCount = first < 0 ? 1 : Math.floor(1 + first / -step) + 1;
  const least = leastOf(roadmapWays(input, trainingsCount), savingUsd);
  return least.id === 'pilotFirst' ? trainingsCount : null;
}

/** Why the way is taken: by cost, because the candidate may not be, or by cost where none may be. */
function becauseOf(ways: readonly RoadmapWay[]): RoadmapAdvice['because'] {
  if (!ways.some(({ meetsGoals }) => meetsGoals)) return 'noneMeetsGoals';
  const [pilot] = ways;
  return pilot?.meetsGoals ? 'leastExpectedCost' : 'candidateMissesGoal';
}

/** Whether a pilot comes first, or what is trained directly: the way of clearly least expected cost. */
export function roadmapAdvice(input: AdviceInput): RoadmapAdvice {
  const { parts, trainingsCount, goProbability, stopProbability } = input;
  const ways = roadmapWays(input, trainingsCount);
  const savingUsd = leastSavingUsd(input);
  const { id: wayId, optionId } = leastOf(ways, savingUsd);
  return {
    verdict: wayId === 'pilotFirst' ? 'pilotFirst' : 'trainDirectly',
    because: becauseOf(ways),
    wayId,
    optionId,
    trainingsCount,
    holdProbability: holdProbability(goProbability, stopProbability),
    ways,
    leastSavingUsd: savingUsd,
    paysFromTrainingsCount: paysFromTrainings(input),
    parts,
  };
}
