import type { PlannedRoadmap, RoadmapStage, StageId } from '@/engine/recommend/roadmap-result';
import type { Remark } from '@/engine/result';
import type { Goals, Programme } from '@/engine/scenario';
import { formatDuration } from '@/lib/format/duration';
import { formatEnergy } from '@/lib/format/energy';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatInteger, formatRange, formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { Say } from './change-sentences';
import { detailsText, type Wording } from './details-text';
import { type RuleTexts, ruleTexts } from './gate-texts';
import { decidingRules, type PilotTexts, pilotTexts } from './pilot-texts';
import {
  type AdviceTexts,
  adviceTexts,
  adviceValues,
  type RoadmapWording,
  saidTrainingsCount,
} from './roadmap-advice-texts';

/** One stage in words: a line of figures, one line of gate, and what is shown on demand. */
export interface StageTexts {
  id: StageId;
  name: string;
  size: string;
  cost: string;
  costRange: string;
  time: string;
  people: string;
  sunk: string;
  gate: string;
  rules: RuleTexts[];
  notes: string[];
}

/** A roadmap in words: the one text of screen and paper. */
export interface RoadmapTexts {
  /** Whether to pilot at all. */
  advice: AdviceTexts;
  /** Heads the stages: a plan, or one for whoever pilots against the advice. */
  plan: string;
  lead: string;
  /** How likely the pilot stops it, what that spares, and what is trained then. */
  worth: string;
  stages: StageTexts[];
  pilot: PilotTexts;
  phrase: string;
  remarks: string[];
}

/** What a refusal of a roadmap says. */
export function refusalText({ code }: Remark, say: Say): string {
  return say(`roadmap.refused.${code}`);
}

function sizeText(parameterCount: number, wording: Wording): string {
  return formatCount(parameterCount, wording.locale, { digits: 2 });
}

function stageTexts(stage: RoadmapStage, wording: RoadmapWording, say: Say): StageTexts {
  const { locale, money } = wording;
  const amount = (usd: number, at = usd) => formatMoney(usd, money, locale, { at });
  const { costUsd, costUsdByPart } = stage;
  const rules = stage.rules.map((rule) => ruleTexts(rule, wording, say));
  const sides = stage.sides.map((side) =>
    say('roadmap.sides', {
      option: wording.markedOf(side.optionId),
      runs: side.runCount,
      chips: formatInteger(side.chipCount),
      time: formatDuration(side.trainingSeconds.p50, locale),
    }),
  );
  const avoided =
    stage.avoidedUsd > 0 ? [say('roadmap.avoided', { amount: amount(stage.avoidedUsd) })] : [];
  return {
    id: stage.id,
    name: say(`roadmap.stage.${stage.id}`),
    size: say('roadmap.size', {
      size: sizeText(stage.parameterCount, wording),
      tokens: formatCount(stage.trainingTokens, locale, { digits: 2 }),
    }),
    cost: amount(costUsd.p50),
    costRange: formatRange(costUsd.p10, costUsd.p90, amount),
    time: formatDuration(stage.calendarSeconds, locale),
    people: say('roadmap.personMonths', { count: formatSignificant(stage.personMonths, 2) }),
    sunk: amount(stage.cumulativeUsd.p50),
    gate: decidingRules(rules)
      .map(({ criterion }) => criterion)
      .join(wording.listSeparator),
    rules,
    notes: [
      ...sides,
      say('roadmap.split', {
        machine: amount(costUsdByPart.machine),
        people: amount(costUsdByPart.people),
        energy: formatEnergy(stage.energyJoules.p50),
        carbon: formatCarbon(stage.co2eKilograms.p50),
      }),
      ...avoided,
    ],
  };
}

function leadText({ pilot }: PlannedRoadmap, { markedOf }: RoadmapWording, say: Say): string {
  const { question, candidateId, counterpartId } = pilot;
  const isAlone = question === 'sparsity' && counterpartId === null;
  return say(`roadmap.lead.${isAlone ? 'alone' : question}`, {
    candidate: markedOf(candidateId),
    counterpart: counterpartId === null ? 'none' : markedOf(counterpartId),
  });
}

/** How likely the pilot stops it, what that spares, what stages add, and what is trained then. */
function worthText(roadmap: PlannedRoadmap, { locale, money, titleOf }: Wording, say: Say): string {
  const amount = (usd: number) => formatMoney(usd, money, locale);
  const { extraUsd, pilot, stages, fallbackId } = roadmap;
  const worth = say('roadmap.worth', {
    stop: formatPercent(pilot.stopProbability),
    avoided: amount(stages[0]?.avoidedUsd ?? 0),
    extra: amount(extraUsd),
  });
  if (fallbackId === null) return worth;
  const between = locale === 'ja' ? '' : ' ';
  return `${worth}${between}${say('roadmap.fallback', { option: titleOf(fallbackId) })}`;
}

/** The sentence that proposes the pilot, with its gate. */
function pilotPhrase(roadmap: PlannedRoadmap, pilot: StageTexts, wording: Wording, say: Say) {
  const { candidateId, counterpartId, parameterCount } = roadmap.pilot;
  return say(`roadmap.phrase.${counterpartId === null ? 'single' : 'sparsity'}`, {
    size: sizeText(parameterCount, wording),
    candidate: wording.titleOf(candidateId),
    counterpart: counterpartId === null ? 'none' : wording.titleOf(counterpartId),
    cost: pilot.cost,
    criteria: decidingRules(pilot.rules)
      .map(({ criterion }) => criterion)
      .join(say('roadmap.phrase.and')),
  });
}

/** The sentence for a meeting, with live figures: it says what the advice says. */
function phraseText(
  roadmap: PlannedRoadmap,
  pilot: StageTexts,
  programme: Programme,
  wording: Wording,
  say: Say,
): string {
  const { verdict, because } = roadmap.advice;
  const count = saidTrainingsCount(roadmap.advice);
  if (because === 'noneMeetsGoals') return say('roadmap.phrase.noneMeetsGoals');
  if (verdict === 'pilotFirst') return pilotPhrase(roadmap, pilot, wording, say);
  const values = adviceValues(roadmap, programme, wording, say);
  if (because === 'candidateMissesGoal') return say('roadmap.phrase.directGoal', values);
  const direct = say('roadmap.phrase.direct', values);
  if (count === null) return direct;
  const again = say('roadmap.phrase.directAgain', { count });
  return `${direct}${wording.locale === 'ja' ? '' : ' '}${again}`;
}

/** A planned roadmap in words. */
export function roadmapTexts(
  roadmap: PlannedRoadmap,
  { goals, programme }: { goals: Goals; programme: Programme },
  wording: RoadmapWording,
  say: Say,
): RoadmapTexts {
  const stages = roadmap.stages.map((stage) => stageTexts(stage, wording, say));
  const [pilot] = stages;
  if (pilot === undefined) throw new RangeError('a roadmap begins with a pilot');
  const { verdict, because } = roadmap.advice;
  // What the advice gives as its reason is not said again.
  const remarks = roadmap.remarks.filter(({ code }) => code !== because);
  return {
    advice: adviceTexts(roadmap, programme, wording, say),
    plan: say(`roadmap.plan.${verdict}`),
    lead: leadText(roadmap, wording, say),
    worth: worthText(roadmap, wording, say),
    stages,
    pilot: pilotTexts(roadmap.pilot, goals, wording, say),
    phrase: phraseText(roadmap, pilot, programme, wording, say),
    remarks: remarks.map(({ code, details }) =>
      say(`roadmap.remark.${code}`, detailsText(details, wording)),
    ),
  };
}
