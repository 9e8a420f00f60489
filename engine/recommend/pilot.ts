import type { Assumptions } from '../catalog/assumption-schema';
import { type Values, valuesOf } from '../catalog/fact';
import { withOverrides } from '../catalog/load';
import type { Catalog } from '../catalog/schema';
import type { Band, OptionResult } from '../result';
import type { Scenario } from '../scenario';
import { carryOverFromGap } from '../workload/carry-over-from-gap';
import { modelShape } from '../workload/model-shape';
import { parameterCount } from '../workload/transformer';
import { picksOf } from './picks';
import {
  gapHalfWidthNats,
  gapRule,
  gateChances,
  seedCountFor,
  speedUpBand,
  speedUpRule,
  throughputRule,
  transferRatioOf,
} from './pilot-gate';
import { type PilotPair, pilotPair } from './pilot-pair';
import type { CarryOverLesson, GateRule, PilotPlan, RefusedRoadmap } from './roadmap-result';
import type { Simulate } from './simulation';
import { type StageRun, stageRun, stageRuns } from './stage-runs';
import { pilotSize, type StageSize, stageFlops } from './stage-size';

/** All that a roadmap is made from: the question, the pair, the pilot's runs and its plan. */
export interface PilotStudy {
  catalog: Catalog;
  assumptions: Values<Assumptions>;
  scenario: Scenario;
  pair: PilotPair;
  full: StageSize;
  fullCandidate: StageRun;
  size: StageSize;
  runs: StageRun[];
  plan: PilotPlan;
}

const refused = (code: string, details: RefusedRoadmap['reason']['details']): RefusedRoadmap => ({
  kind: 'refused',
  reason: { code, details },
});

const tokensPerSecondPerChip = ({ tokensPerSecond, chipCount }: OptionResult) =>
  tokensPerSecond / chipCount;

const NO_GAP: Band = { p10: 0, p50: 0, p90: 0 };

/** The gap at a stage's size over that at full size: what a small model shows enlarged. 1 where unknown. */
export function gapGrowthRatio(stage: Band | null, full: Band | null): number {
  return stage !== null && full !== null && full.p50 > 0 ? stage.p50 / full.p50 : 1;
}

/**
 * Speed-up of a stage at which the candidate costs what its counterpart costs at full size. There the
 * machine's cost falls as speed grows: full x machine / (counterpart − people). A stage must show the
 * same part of its own predicted gain; null where people alone cost more.
 */
export function breakEvenSpeedUp(
  stageRatio: number,
  fullRatio: number,
  candidate: StageRun,
  counterpartUsd: number,
): number | null {
  const { machineUsd, found } = candidate;
  const left = counterpartUsd - (found.costUsd.p50 - machineUsd);
  if (left <= 0) return null;
  const breakEven = Math.max(1, (fullRatio * machineUsd) / left);
  if (fullRatio <= 1 || stageRatio <= 1) return (stageRatio * breakEven) / fullRatio;
  return 1 + ((stageRatio - 1) * (breakEven - 1)) / (fullRatio - 1);
}

/** What the likely gap, measured, would leave open of the worth of a sparse token. */
function carryOverLesson(
  size: StageSize,
  pair: PilotPair,
  rule: GateRule,
  halfWidthNats: number,
  catalog: Catalog,
  quality: Values<Assumptions>['quality'],
): CarryOverLesson | null {
  const { value, low, high } = catalog.assumptions.quality.carryOverRatio;
  const { predicted } = rule;
  if (predicted === null) return null;
  const { sparsity } = pair.candidate.found;
  const at = (gapNats: number) =>
    carryOverFromGap(size.model, size.trainingTokens, sparsity, gapNats, quality);
  const likely = at(predicted.p50);
  if (likely === null) return null;
  return {
    priorRatio: { low: low ?? value, likely: value, high: high ?? value },
    resolvedRatio: {
      low: at(predicted.p50 + halfWidthNats) ?? 0,
      high: at(predicted.p50 - halfWidthNats) ?? 1,
    },
    goRatio: at(rule.low),
    stopRatio: at(rule.high),
  };
}

/** The full training that the stages cut down. */
function fullSize({ workload }: Scenario, catalog: Catalog): StageSize {
  const { model: stated, mode, trainingTokens, globalBatchTokens } = workload;
  const model = modelShape(stated, catalog);
  return {
    model,
    parameterCount: 'parameterCount' in stated ? stated.parameterCount : parameterCount(model),
    trainingTokens,
    globalBatchTokens,
    fromScratch: mode === 'pretrain',
  };
}

/** The pair, the size and the runs of the pilot; refused where no small version makes sense. */
function pilotRuns(
  scenario: Scenario,
  catalog: Catalog,
  simulate: Simulate,
): Omit<PilotStudy, 'plan'> | RefusedRoadmap {
  const known = withOverrides(catalog, scenario.overrides);
  const assumptions = valuesOf(known.assumptions);
  const { pilot: values } = assumptions;
  const { options } = simulate(scenario, catalog);
  const pair = pilotPair(
    scenario.options.flatMap((asked) => {
      const found = options.find(({ id }) => id === asked.id);
      return found === undefined ? [] : [{ asked, found }];
    }),
    picksOf(options, scenario, known).balanced.id,
  );
  if (pair === null) return refused('nothingToPilot', {});
  const { candidate, counterpart } = pair;
  const full = fullSize(scenario, known);
  const sides = counterpart === null ? [candidate] : [candidate, counterpart];
  const usualSeeds = comparesLoss(pair) ? Math.max(1, Math.round(values.seedCount)) : 1;
  const size = pilotSize(full, usualSeeds * sides.length, candidate.found.sparsity, values);
  if (size === null)
    return refused('modelTooSmallToPilot', {
      parameterCount: full.parameterCount,
      smallestParameterCount: values.smallestParameterCount,
    });
  const runsWith = (runCount: number) =>
    stageRuns(scenario, known, simulate, { size, sides, runCount, runDays: values.pilotRunDays });
  const first = runsWith(usualSeeds);
  const [lead] = first ?? [];
  if (first === null || lead === undefined)
    return refused('pilotCannotRun', { parameterCount: size.parameterCount });
  const growth = gapGrowthRatio(lead.found.loss.gap, candidate.found.loss.gap);
  const seedCount = comparesLoss(pair)
    ? seedCountFor(scenario.goals.lossGapLimit * growth, known.assumptions.pilot, values)
    : 1;
  return {
    catalog: known,
    assumptions,
    scenario,
    pair,
    full,
    fullCandidate: stageRun(candidate.asked, candidate.found, scenario, known, 1),
    size,
    runs: seedCount === usualSeeds ? first : (runsWith(seedCount) ?? first),
  };
}

/** A loss gap is measured where a sparse plan has a dense one beside it. */
function comparesLoss({ question, counterpart }: PilotPair): boolean {
  return question === 'sparsity' && counterpart !== null;
}

/** Speed of the first run against the second, and where the candidate pays. */
function speedUpOf({ runs, pair, fullCandidate }: Omit<PilotStudy, 'plan'>) {
  const [lead, second] = runs;
  const { candidate, counterpart } = pair;
  if (lead === undefined || second === undefined || counterpart === null)
    return { speedUpRatio: null, breakEvenSpeedUpRatio: null };
  const speedUpRatio = speedUpBand(lead, second);
  const fullRatio =
    tokensPerSecondPerChip(candidate.found) / tokensPerSecondPerChip(counterpart.found);
  const counterpartUsd = counterpart.found.costUsd.p50;
  return {
    speedUpRatio,
    breakEvenSpeedUpRatio: breakEvenSpeedUp(
      speedUpRatio.p50,
      fullRatio,
      fullCandidate,
      counterpartUsd,
    ),
  };
}

/** The plan that a pilot's runs make: what is expected, what decides, and what it teaches. */
function planOf(study: Omit<PilotStudy, 'plan'>): PilotPlan {
  const { assumptions, scenario, pair, full, size, runs, catalog } = study;
  const { seedLossNats, gateDeviationsRatio, powerDeviationsRatio } = assumptions.pilot;
  const [lead] = runs as [StageRun];
  const seedCount = lead.runCount;
  const lossGapNats = comparesLoss(pair) ? lead.found.loss.gap : NO_GAP;
  const growth = gapGrowthRatio(lossGapNats, pair.candidate.found.loss.gap);
  const lossGapLimitNats = scenario.goals.lossGapLimit * growth;
  const halfWidth = (deviations: number) => gapHalfWidthNats(seedLossNats, seedCount, deviations);
  const halfWidthNats = halfWidth(gateDeviationsRatio);
  const gap = comparesLoss(pair)
    ? gapRule(lossGapLimitNats, halfWidthNats, transferRatioOf(assumptions), lossGapNats)
    : null;
  const { speedUpRatio, breakEvenSpeedUpRatio } = speedUpOf(study);
  const speed = speedUpRatio === null ? null : speedUpRule(speedUpRatio, breakEvenSpeedUpRatio);
  const throughput = throughputRule(lead);
  const compared = [speed, gap].filter((rule) => rule !== null);
  return {
    question: pair.question,
    candidateId: pair.candidate.asked.id,
    counterpartId: pair.counterpart?.asked.id ?? null,
    parameterCount: size.parameterCount,
    trainingTokens: size.trainingTokens,
    computeShareRatio: (seedCount * runs.length * stageFlops(size)) / stageFlops(full),
    seedCount,
    lossGapNats,
    gapGrowthRatio: growth,
    lossGapLimitNats,
    halfWidthNats,
    detectableGapNats: halfWidth(gateDeviationsRatio + powerDeviationsRatio),
    speedUpRatio,
    breakEvenSpeedUpRatio,
    carryOver:
      gap === null
        ? null
        : carryOverLesson(size, pair, gap, halfWidthNats, catalog, assumptions.quality),
    ...gateChances(compared.length > 0 ? compared : [throughput], assumptions.pilot),
    rules: [...compared, throughput],
  };
}

/** Plans the pilot with all that the roadmap needs further; refused where no small version makes sense. */
export function pilotStudy(
  scenario: Scenario,
  catalog: Catalog,
  simulate: Simulate,
): PilotStudy | RefusedRoadmap {
  const study = pilotRuns(scenario, catalog, simulate);
  return 'runs' in study ? { ...study, plan: planOf(study) } : study;
}

/**
 * The small comparison that shows on the asker's side whether the sparse option holds: model, tokens and
 * seeds such that the expected gap or its absence is found, and the limits that confirm or refute it.
 * The gap limit at the pilot's size is the limit at full size x the growth of the predicted gap.
 */
export function pilotPlan(
  scenario: Scenario,
  catalog: Catalog,
  simulate: Simulate,
): PilotPlan | RefusedRoadmap {
  const study = pilotStudy(scenario, catalog, simulate);
  return 'plan' in study ? study.plan : study;
}
