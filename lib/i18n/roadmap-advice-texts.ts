import type {
  PlannedRoadmap,
  RoadmapAdvice,
  RoadmapWay,
  RoadmapWayId,
} from '@/engine/recommend/roadmap-result';
import type { Programme } from '@/engine/scenario';
import { formatMoney } from '@/lib/format/money';
import { formatPercent } from '@/lib/format/percent';
import type { Say } from './change-sentences';
import type { Wording } from './details-text';

/** How the options of a plan are called, with and without the mark of a machine that was never measured. */
export interface RoadmapWording extends Wording {
  markedOf: (optionId: string) => string;
}

/** One way to go about the programme: a row of the small table at the head of the plan. */
export interface WayTexts {
  id: RoadmapWayId;
  optionId: string;
  name: string;
  /** What becomes of it if the candidate fails; null where nothing does. */
  note: string | null;
  expected: string;
  isChosen: boolean;
  meetsGoals: boolean;
}

/** Whether to pilot, in words. */
export interface AdviceTexts {
  verdict: string;
  /** Why, and from how many trainings on it would be otherwise. */
  because: string;
  /** What the expected costs rest on. */
  basis: string;
  caption: string;
  ways: WayTexts[];
}

/** Sums that lie close together: enough to tell them apart. */
const COMPARED_DIGITS = 3;

/** A mean over years need not be whole: told to the tenth. */
const toTenths = (trainingsCount: number) => Math.round(trainingsCount * 10) / 10;

function programmeText({ advice }: PlannedRoadmap, { horizonYears }: Programme, say: Say) {
  return say('roadmap.advice.programme', {
    years: horizonYears,
    count: toTenths(advice.trainingsCount),
  });
}

/** The figures that the verdict is told by: pilot first against the best way without one. */
export function adviceValues(
  roadmap: PlannedRoadmap,
  programme: Programme,
  { locale, money, titleOf }: Wording,
  say: Say,
) {
  const { ways, wayId, optionId, verdict } = roadmap.advice;
  const cost = (of: (way: RoadmapWay) => boolean) =>
    ways
      .filter(of)
      .reduce((least, way) => Math.min(least, way.expectedUsd), Number.POSITIVE_INFINITY);
  const pilotUsd = cost(({ id }) => id === 'pilotFirst');
  const directUsd = cost(({ id, meetsGoals }) =>
    verdict === 'pilotFirst' ? id !== 'pilotFirst' && meetsGoals : id === wayId,
  );
  const amount = (usd: number) => formatMoney(usd, money, locale, { digits: COMPARED_DIGITS });
  return {
    option: titleOf(optionId),
    candidate: titleOf(roadmap.pilot.candidateId),
    programme: programmeText(roadmap, programme, say),
    pilot: amount(pilotUsd),
    direct: amount(directUsd),
    saving: amount(Math.abs(pilotUsd - directUsd)),
    standing: standingOf(pilotUsd, directUsd, roadmap.advice),
  };
}

/** Whether cost tells training directly from a pilot at all. */
function standingOf(
  pilotUsd: number,
  directUsd: number,
  { verdict, leastSavingUsd }: RoadmapAdvice,
): 'apart' | 'level' {
  const isLevel = Math.abs(pilotUsd - directUsd) < leastSavingUsd;
  return verdict === 'trainDirectly' && isLevel ? 'level' : 'apart';
}

function wayNote(way: RoadmapWay, roadmap: PlannedRoadmap, { titleOf }: Wording, say: Say) {
  const { fallbackId, advice } = roadmap;
  if (way.id !== 'candidateDirectly' || fallbackId === null) return null;
  const key = advice.parts.usableTrainingsCount > 0 ? 'switch' : 'redo';
  return say(`roadmap.advice.ways.${key}`, { other: titleOf(fallbackId) });
}

/** Beyond this many times the planned trainings, no plan is meant by a number of them. */
const FAR_RATIO = 10;

/** Trainings from which a pilot pays, where they are few enough to be worth a sentence. */
export function saidTrainingsCount({
  paysFromTrainingsCount,
  trainingsCount,
}: Pick<RoadmapAdvice, 'paysFromTrainingsCount' | 'trainingsCount'>): number | null {
  const isFar = (paysFromTrainingsCount ?? 0) > FAR_RATIO * trainingsCount;
  return isFar ? null : paysFromTrainingsCount;
}

/** The head of a plan in words: verdict, why, and the ways with their expected costs. */
export function adviceTexts(
  roadmap: PlannedRoadmap,
  programme: Programme,
  wording: RoadmapWording,
  say: Say,
): AdviceTexts {
  const { advice, pilot } = roadmap;
  const { verdict, because } = advice;
  const values = adviceValues(roadmap, programme, wording, say);
  const isBarred = because === 'candidateMissesGoal';
  const otherwise = () => {
    const count = saidTrainingsCount(advice);
    if (count !== null) return [say('roadmap.advice.from', { count })];
    if (advice.paysFromTrainingsCount !== null) return [];
    return verdict === 'pilotFirst' || isBarred ? [] : [say('roadmap.advice.never')];
  };
  return {
    verdict: say(
      `roadmap.advice.verdict.${because === 'noneMeetsGoals' ? because : verdict}`,
      values,
    ),
    because: [
      say(`roadmap.advice.why.${isBarred ? because : verdict}`, values),
      ...otherwise(),
    ].join(wording.locale === 'ja' ? '' : ' '),
    basis: say('roadmap.advice.hold', {
      candidate: wording.titleOf(pilot.candidateId),
      hold: formatPercent(advice.holdProbability),
      undecided: formatPercent(1 - pilot.goProbability - pilot.stopProbability),
    }),
    caption: say('roadmap.advice.ways.caption', values),
    ways: advice.ways.map((way) => ({
      id: way.id,
      optionId: way.optionId,
      name: say(`roadmap.advice.ways.${way.id}`, { option: wording.markedOf(way.optionId) }),
      note: wayNote(way, roadmap, wording, say),
      expected: formatMoney(way.expectedUsd, wording.money, wording.locale, {
        digits: COMPARED_DIGITS,
      }),
      isChosen: way.id === advice.wayId && because !== 'noneMeetsGoals',
      meetsGoals: way.meetsGoals,
    })),
  };
}
